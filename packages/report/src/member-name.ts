import { say } from './words/index.ts'

/**
 * First names from many places, in the order of the alphabet. The people of the model have none: these are made up, so that a reader can
 * follow somebody. As many as a prime, so that every step through them meets each.
 */
const names =
  'Ada Adil Aiko Aino Ajay Akua Alba Ales Alma Amal Amara Amir Ana Andrei Anh Anika Anouk Ansa ' +
  'Anton Arun Asha Astrid Aya Ayan Baran Bela Bilal Birgit Bo Bogdan Bola Bruna Carla Carmen Chen ' +
  'Chidi Chiara Chloe Cleo Dalia Dana Daria Deniz Diego Dinh Dora Duc Ebba Eda Edith Ekow Elif ' +
  'Eli Elsa Emeka Emil Enzo Esra Eva Fadi Faith Farah Fatima Femi Fiona Flora Franz Freya Gaia ' +
  'Gita Goran Greta Gul Hana Hanna Hari Hassan Hedda Heidi Hugo Hye Iben Ida Idris Ilse Imani ' +
  'Ines Ingrid Irma Isla Ivan Ivo Jala Jan Jana Jin Joao Joel Jonas Jora Juno Kaito Kamal Kara ' +
  'Karim Kofi Kenji Khadija Kiran Klara Koen Laila Lan Lars Lea Leon Levi Lian Lila Linh Liv Lola ' +
  'Luca Lucia Luis Magda Mai Malik Mara Marco Marta Mei Mia Mila Mina Minh Mira Mona Nadia Naim ' +
  'Nala Naoko Nasser Neha Nia Nils Nina Noa Noor Nuno Ola Olga Olu Omar Oona Orla Oscar Otto Paavo ' +
  'Paula Pema Petra Pia Priya Quentin Rafael Rania Ravi Rhea Rita Rosa Ruben Ruth Sade Sakura ' +
  'Salma Samir Sanna Sara Selma Sena Shira Simon Sofia Soren Sunil Suri Tala Tamar Tariq Tess ' +
  'Theo Tomas Toru Tova Uma Umar Uri Vera Vikram Wanda Wei Xavi Yara Yael Yuki Yusuf Zainab Zeno ' +
  'Zoe Zuri'

const list = names.split(' ')

/** Rows next to each other get names far apart. */
const stride = 89

/** The made-up first name of whoever has the place of a member, by the row; the same in every scenario, and kept by successors. */
export const memberName = (row: number): string => list[(row * stride) % list.length] ?? 'Ana'

/** A member by name and place: "Ana (member 17 of work group 2, its line manager)". */
export function wordMember({
  member,
  group,
  leads = false,
}: {
  readonly member: number
  readonly group?: number | undefined
  readonly leads?: boolean
}): string {
  const name = memberName(member)
  if (group === undefined) return say('life.member', { name, member })
  return leads
    ? say('life.memberLeads', { name, member, group })
    : say('life.memberOfGroup', { name, member, group })
}
