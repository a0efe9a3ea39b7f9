/** The folder in which the pictures are taken: an organisation of 400, its plan, and a study of it. Small, so that a picture takes seconds. */
export const pictureFiles: Readonly<Record<string, string>> = {
  'as-it-is.yaml': `fishbowl: 1
id: as-it-is
title: Our community as it is
question: What becomes of it if nothing changes?
watch: [the let-down after the launch]
organisation: { members: 400 }
horizon: 104
`,
  'our-plan.yaml': `fishbowl: 1
id: our-plan
title: One professional, tied to a project
question: Is one community manager enough for 400 people?
watch: [what the project does without the person]
extends: as-it-is.yaml
policies:
  alignment: integrated
  training: 0.5
  staffing: { team: [{ seniority: professional }] }
`,
  'how-much.yaml': `fishbowlStudy: 1
id: how-much
scenarios: [our-plan.yaml]
design:
  kind: grid
  factors:
    alignment: [incidental, claimed, integrated]
    training: [0, 0.5, 1]
replicates: 20
`,
}
