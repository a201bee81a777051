export { Gates } from './gates';
