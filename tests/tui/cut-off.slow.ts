import { afterEach, test } from 'vitest'
import { closeScreens, finished, openScreens, shows } from './support/screens.ts'
import { smallServices } from './support/small-services.ts'

afterEach(closeScreens)

test('a comparison that the preview of the editor cut off runs anew when one comes back to it; one that x stopped stays', async () => {
  const { type, until } = openScreens({ services: smallServices({ delay: 10 }), replicates: 40 })
  await until(shows('? help'))
  type('\r')
  await until(shows('ETA'))
  type('e')
  await until(shows('Preview'))
  type('+')
  await until(shows('Difference to professional-aligned: 1 line'))
  await until(shows('20 pairs'))
  type('q')
  await until(finished(40))
  type('+')
  await until(shows('/80 runs'))
  type('x')
  await until(shows('stopped'))
  type('iq')
  await until(shows('stopped'))
})
