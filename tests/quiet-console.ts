/** A test that makes the product complain on the console has found something: it fails. */
const complaints: unknown[][] = [];

beforeEach(() => {
  complaints.length = 0;
  console.error = (...words: unknown[]) => void complaints.push(words);
});

afterEach(() => {
  if (complaints.length > 0) throw new Error(`console.error was called: ${String(complaints[0])}`);
});
