const kindWords =
  '(?:drafts?|requests?|(?:work )?orders?|jobs?|tickets?|shelving|acknowledgements?|set ?points?(?: changes?)?|changes?|notes?|handovers?|entwürfe?|anträge?|auftrag|aufträge|arbeitsauftr[aä]ge?|notiz\\w*|übergabe\\w*|sollwert\\w*|quittierung\\w*)';
const what = `(?:it|that|this|them|all(?: of (?:them|it))?|everything|whatever|both|(?:all |the |my |this |that |these |those |both |last |new )+(?:(?:open|waiting|pending|last|new) )*${kindWords}|es|das|den|die|sie|alles?|beide|(?:den |die |das |alle |meine?n? |offenen |wartenden )+${kindWords})`;
const waits = `(?:that|which|what|was|das|die)?(?: is| are|'s| noch| gerade)?\\s*(?:waiting|pending|open|due|outstanding|left|wartet|warten|offen(?: ist| sind)?|ansteht|anstehen|aussteht)(?: for (?:me|approval|us)| now| noch)*`;
const lead = '(?:(?:please|ok|okay|yes|and|then|now|so|can you|could you|would you|just|go ahead and|ja|bitte|dann|und|kannst du|können sie|mal)[\\s,]+)*';
/** "Approve it", "approve everything that is waiting", "genehmige das", "全部批准". */
const orders = new RegExp(
  `^\\s*${lead}(?:approve|release|authori[sz]e|sign off|sign|confirm|accept|genehmige?n?|freigeben|gib|geben sie|bestätige?n?)\\s+${what}(?:[\\s,]+(?:off|frei|${waits}|for me|now|please|bitte|too|as well|then|at once|together|jetzt|auch|mal))*\\s*[.!?]*\\s*$|^\\s*${lead}${what}(?:[\\s,]+(?:${waits}|bitte|jetzt|mal))*[\\s,]+(?:genehmigen|freigeben|bestätigen)(?:[\\s,]+(?:${waits}|bitte))*\\s*[.!?]*\\s*$|^(?:请|帮我|现在|把)*(?:(?:批准|通过|审批)(?:一下)?(?:它|这个|这份|该|全部|所有|所有的?|一切|等待的?|待审批的?|待批的?|的|草稿|申请|工单|内容|东西)+|(?:全部|所有|都|它|这个|所有(?:待批|等待)的?(?:草稿|申请|工单)?)+(?:都)?(?:批准|通过|审批)(?:一下|了|吧)?)[。！!?？\\s]*$`,
  'iu',
);

/** Is the copilot told to approve a draft, or all of them? A person does that. */
export const ordersApproval = (question: string): boolean => orders.test(question);

const leadIn = '(?:(?:and|so|ok|okay|then|but|und|also|dann|那么?|那)[\\s,，]*)*';
/** Who decides on a draft, until when, by when the work has to be done, who asked for it, and how it stands. */
const ofDraft = new RegExp(
  `^\\s*${leadIn}(?:${[
    'who (?:has to|must|needs to|will|can|should|may|is (?:allowed|going) to|else (?:may|can))?\\s*(?:approves?|signs?|releases?|confirms?|decides?|authori[sz]es?)\\b(?: (?:it|that|this|them|those|off|on it|now))*',
    "who(?:'s| is) (?:the approver|it waiting for|allowed to (?:do that|approve (?:it|that)))",
    '(?:until|till) when\\b.{0,20}',
    'when does (?:it|that|the draft) (?:expire|run out|lapse)',
    '(?:how long (?:is (?:it|that)|does (?:it|that)|do (?:i|we) have))(?: (?:valid|open|wait|left|to decide))*',
    '(?:is|was|has) (?:it|that)(?: been)? (?:approved|through|released|decided)(?: (?:on|yet|already))*',
    '(?:by )?when (?:does|do|must|should|has|is|will) (?:it|that|this|the (?:job|work|order|work order))(?: have)?(?: to be| be)? (?:done|due|finished|ready|completed|carried out)(?: by)?',
    "(?:when is|when's) (?:it|that) due|what(?:'s| is) (?:the|its) (?:due date|deadline)|(?:has|does) (?:it|that)(?: have)? a (?:due date|deadline)|due when",
    'who (?:asked|requested|drafted|made|wrote|raised)(?: for)? (?:it|that|this)|whose (?:is (?:it|that)|draft is (?:it|that))',
    'wer (?:muss|darf|kann|soll)?\\s*(?:das|es|den|ihn|sie)?\\s*(?:denn )?(?:genehmig\\w*|freigeb\\w*|freigibt|entscheid\\w*|gibt\\b.{0,20}\\bfrei)(?: (?:das|es|den|ihn|sie))?(?: frei)?',
    'bis wann\\b.{0,40}|ist (?:es|das|er|sie)(?: schon)? (?:genehmigt|freigegeben)|wann (?:muss|soll|ist) (?:es|das|er|der auftrag)(?: (?:fertig|erledigt|gemacht|fällig))?(?: sein| werden)?|wer hat (?:es|das|ihn|den|sie) (?:beantragt|angefragt|gewollt|verlangt)',
    '(?:由)?谁(?:来|能|可以|有权)?(?:批准|审批|批|决定)(?:它|这个)?|批准了(?:吗|没有)|有效到什么时候|(?:什么时候|何时)(?:要|必须|之前|需要)?(?:完成|做完|到期|截止)|(?:截止|完成)(?:时间|日期)(?:是什么时候|是)?|谁(?:提出|申请|要求)的',
  ].join('|')})\\s*[?？.!]*\\s*$`,
  'iu',
);

/** A short question about the draft of this conversation. */
export const asksOfDraft = (question: string): boolean => ofDraft.test(question);

const bareWaiting = new RegExp(
  `^\\s*${leadIn}(?:what(?:'s| is)(?: (?:still|there))?(?: (?:waiting|pending|outstanding|left to approve))|which(?: ones?)?(?: are| is)(?: still)? (?:waiting|pending|open)|(?:anything|something|is anything)(?: still)? (?:waiting|pending)|what (?:waits|do we have waiting)|was wartet(?: (?:denn|noch|gerade|jetzt))*|was (?:ist|steht)(?: (?:denn|noch|gerade))* (?:offen|aus|an)|welche (?:warten|sind (?:noch )?offen)|(?:现在|还)?(?:有)?(?:什么|哪些)(?:在|还在)?(?:等待|等着|待批|待审批)(?:批准|审批)?)(?: (?:for (?:approval|me|us|a decision)|now|here|auf (?:mich|freigabe)))*\\s*[?？.!]*\\s*$`,
  'iu',
);

/** "What is waiting?" with no thing named: what waits for an approval. */
export const asksWhatWaits = (question: string): boolean => bareWaiting.test(question);

/** "Who may do that?" behind such a question. */
export const asksWhoMay = (question: string): boolean =>
  /^\s*(?:(?:and|so|ok|then|but|und|dann)[\s,]*)*(?:who (?:may|can|is allowed to)(?: do (?:that|it|this)| then)*|wer (?:darf|kann)(?: (?:das|es))?(?: (?:denn|dann|tun|machen))*|那?谁(?:可以|能|有权)(?:做|批)?)\s*[?？.!]*\s*$/iu.test(
    question,
  );
