/** Stands in for the browser's API, which Node does not have; nothing that is measured calls it. */
export const noBrowser = {};
// biome-ignore lint/style/noDefaultExport: the module it stands in for has a default export
export default noBrowser;
