/** OpenCC's characters, traditional to simplified: a pair, `|`, the next pair; the package has no types for it. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export = characters;
}
