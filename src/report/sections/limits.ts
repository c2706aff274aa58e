/** What the derivation cannot know. Each is a limit of the method, not of one case. */
export const LIMITS: readonly { readonly claim: string; readonly limit: string }[] = [
  {
    claim: 'A victim is a number, not a person.',
    limit:
      'One person can have several numbers, one number several holders over time, and a household shares a line. Who held a number on the day has to be asked of its provider.',
  },
  {
    claim: 'Talk time is not harm.',
    limit:
      'The rule counts conversations longer than the threshold. Somebody who hung up after two minutes is counted; somebody robbed within fifty seconds is not. A voicemail that records for longer than the threshold counts unless another rule recognises it.',
  },
  {
    claim: 'An unlinked complaint is not disproved.',
    limit:
      'People mistype numbers, round times and forget days. That is allowed for, but who told neither a number nor a minute, or is wrong in several things at once, stays unlinked or waits for a person. A link is a probability, and it can be about another call of the same day.',
  },
  {
    claim: 'Losses are reported, not established.',
    limit:
      'They are as complainants wrote them, cover only those who complained, and can include money from other frauds. Other currencies are converted only where a table of exchange rates is among the exhibits.',
  },
  {
    claim: 'An operator is a hypothesis.',
    limit:
      'Accounts are grouped by identifiers that one person or crew would use alone. People share devices and sell accounts; careful people use different identifiers for each account and appear as several operators.',
  },
  {
    claim: 'The service’s records are a criminal’s records.',
    limit:
      'They can be wrong, incomplete, cleaned or altered before the seizure. Calls deleted before then are not here, so every count is a lower bound of what the service did.',
  },
  {
    claim: 'A number’s country is its numbering plan’s.',
    limit:
      'Roaming, porting and internet telephony put people elsewhere. National spellings are read in the country an account dials from; where that stayed open, the number is listed as not placed.',
  },
  {
    claim: 'An impersonated organisation is what was shown.',
    limit:
      'It is taken from the number or the name that the called person saw, against a register that may lack numbers. What the caller said is not in these records.',
  },
  {
    claim: 'Priority ranks work, not guilt.',
    limit: 'Its weights are a choice. They are printed with their values so that another choice can be compared.',
  },
];
