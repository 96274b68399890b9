/**
 * How a changeset becomes lines of a changelog: its own words, without the commit. A changeset that is a list stays one; of
 * what a package depends on, one line says which versions it now has.
 */
module.exports = {
  async getReleaseLine({ summary }) {
    const lines = summary.trim().split('\n');
    if (lines[0].startsWith('- ')) return lines.join('\n');
    return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`.trimEnd())).join('\n');
  },
  async getDependencyReleaseLine(_changesets, dependencies) {
    const named = dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
    return named.length === 0 ? '' : `- With ${named.join(', ')}`;
  },
};
