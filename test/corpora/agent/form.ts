/** A form as it would be sent. */
export interface FilledForm {
  action: string;
  method: 'GET' | 'POST';
  body: string;
}

const attribute = (tag: string, name: string) =>
  unescapeHtml(
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
      .exec(tag)
      ?.slice(1)
      .find((text) => text !== undefined) ?? '',
  );

function unescapeHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x2F;', '/').replaceAll('&amp;', '&');
}

/** The first form whose markup has `marker`, with its hidden fields and these. Only for pages of servers under test. */
export function fillForm(html: string, fields: Record<string, string>, marker: string): FilledForm {
  const forms = html.match(/<form[\s\S]*?<\/form>/gi) ?? [];
  const form = forms.find((one) => one.includes(marker));
  if (form === undefined) throw new Error(`No form with “${marker}” in: ${html.slice(0, 300)}`);
  const tag = form.slice(0, form.indexOf('>') + 1);
  const body = new URLSearchParams();
  for (const input of form.match(/<input[^>]*>/gi) ?? []) {
    const name = attribute(input, 'name');
    if (name !== '' && (attribute(input, 'type') === 'hidden' || name in fields))
      body.set(name, fields[name] ?? attribute(input, 'value'));
  }
  return {
    action: attribute(tag, 'action'),
    method: attribute(tag, 'method').toUpperCase() === 'POST' ? 'POST' : 'GET',
    body: body.toString(),
  };
}
