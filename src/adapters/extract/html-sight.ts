const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
  'button',
  'title',
  'nav',
]);
const voidTags: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Styles with which a page shows nothing: not laid out, transparent, of no size, far off the page, clipped away. */
const unseen = new RegExp(
  [
    String.raw`display:none|visibility:(?:hidden|collapse)|clip:rect\(0|clip-path:inset\((?:50|100)%`,
    String.raw`(?:^|;)(?:opacity:0*(?:\.0+)?%?|font-size:0*(?:\.0+)?(?:px|pt|em|rem|%)?|color:transparent)(?:;|!|$)`,
    String.raw`(?:left|right|top|bottom|text-indent|margin-left):-\d{4,}`,
    '(?:^|[;-])(?:height|width):0(?:px)?;(?:.*;)?overflow:hidden|overflow:hidden;(?:.*[;-])?(?:height|width):0(?:px)?(?:;|$)',
  ].join('|'),
);
const paper = String.raw`(?:#fff(?:fff)?|white|rgba?\(255,255,255(?:,1)?\))`;
const paperLetters = new RegExp(`(?:^|;)color:${paper}(?:;|!|$)`);
const paperGround = new RegExp(`^${paper}$`);

/** Which elements of a page a reader sees. White letters count as hidden only where nothing may have given them another ground. */
export class HtmlSight {
  #hidden = 0;
  /** For every open element that is shown, whether it has a ground of its own. */
  readonly #grounds: boolean[] = [];
  readonly #groundsElsewhere: boolean;

  /** A style sheet or a class may paint a ground where we do not look: then white letters are taken for shown. */
  constructor(source: string) {
    this.#groundsElsewhere = /<style[^>]*>[^<]*background|<link[^>]+stylesheet/iu.test(source);
  }

  isShown(): boolean {
    return this.#hidden === 0;
  }

  opens(name: string, attributes: Readonly<Record<string, string>>): 'shown' | 'hidden' {
    const style = attributes['style']?.replace(/\s/gu, '').toLowerCase() ?? '';
    const ground = hasGround(style, attributes['bgcolor']);
    if (this.#hidden > 0 || isHidden(name, attributes, style) || (paperLetters.test(style) && !ground && !this.#onGround())) {
      if (!voidTags.has(name)) this.#hidden += 1;
      return 'hidden';
    }
    if (!voidTags.has(name)) this.#grounds.push(ground);
    return 'shown';
  }

  closes(name: string): 'shown' | 'hidden' {
    if (voidTags.has(name)) return this.isShown() ? 'shown' : 'hidden';
    if (this.#hidden > 0) {
      this.#hidden -= 1;
      return 'hidden';
    }
    this.#grounds.pop();
    return 'shown';
  }

  #onGround(): boolean {
    return this.#groundsElsewhere || this.#grounds.includes(true);
  }
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>, style: string): boolean {
  return dropped.has(name) || 'hidden' in attributes || attributes['aria-hidden'] === 'true' || unseen.test(style);
}

function hasGround(style: string, attribute: string | undefined): boolean {
  const written = /background(?:-color)?:([^;!]*)/u.exec(style)?.[1] ?? attribute?.toLowerCase() ?? '';
  return written !== '' && !paperGround.test(written);
}
