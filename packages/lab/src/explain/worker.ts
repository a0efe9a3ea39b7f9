/** Entry of a worker thread that is asked for stories. */
export { storiesOf } from './stories.ts'
