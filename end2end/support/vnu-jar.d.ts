// The package has no types: it is the path of the program.
declare module 'vnu-jar' {
  const path: string;
  export default path;
}
