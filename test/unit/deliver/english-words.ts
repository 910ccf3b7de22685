/** Words that every English sentence of the mails has one of, and that no German one has. */
const ENGLISH =
  /(?<![\p{L}-])(?:the|of|and|is|are|were|with|could|this|that|to|from|by|rooms?|members?|memberships?|reports?|inactive|nobody|yes|no|none|known|events?|months?|before|last|activity|hello|you)(?![\p{L}-])/giu;

/** English words of a mail, plain or HTML, once what others wrote or told, settings, addresses and files are taken out. */
export function englishWords(mail: string, names: Iterable<string>): string[] {
  let text = mail
    .replace(/<style>.*?<\/style>|<[^>]*>/gs, " ")
    .replace(/`[^`]*`|„[^“]*“|\((?:activity|min-activity|grace-days)[:,] [^)]*\)/g, " ")
    .replace(/https?:\/\/\S+|\S+\.(?:xlsx|html|json|txt|csv)|\S+@\S+/g, " ");
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name !== "") text = text.replaceAll(name, " ");
  }
  return text.match(ENGLISH) ?? [];
}
