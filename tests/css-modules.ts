/** What a `.module.css` gives outside of a build: each class under its own name, which is not scoped. */
const styles: Readonly<Record<string, string>> = new Proxy(
  {},
  { get: (_, name) => String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) },
);
export default styles;
