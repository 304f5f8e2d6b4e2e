// What Vite makes of an import with `?url`: the address of the file among the console's own.
declare module '*.json?url' {
  const address: string;
  // eslint-disable-next-line import-x/no-default-export -- what Vite makes of it
  export default address;
}
