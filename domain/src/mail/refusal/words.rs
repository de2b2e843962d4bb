//! What mail servers say where they refuse, in lower case.

/// What a mail server says where it knows no such address, in any spelling that is about.
pub(super) const UNKNOWN: &[&str] = &[
    "user unknown",
    "unknown user",
    "user not found",
    "no such user",
    "no such recipient",
    "no such mailbox",
    "no such person",
    "no mailbox",
    "mailbox unavailable",
    "mailbox not found",
    "mailbox is disabled",
    "mailbox disabled",
    "unknown recipient",
    "recipient unknown",
    "recipient not found",
    "invalid recipient",
    "invalid mailbox",
    "account is disabled",
];

/// The same without saying of what: of the address, unless the words speak of what proves a sender.
pub(super) const MISSING: &[&str] =
    &["does not exist", "doesn't exist", "not exist", "no such address", "unknown address", "address unknown"];

/// What proves that a sender is who it says, as a word of its own (RFC 7208, 6376, 7489, 8617; HELO and reverse DNS,
/// RFC 8601): what of it does not exist is ours to put there.
pub(super) const PROOFS: &[&str] = &["spf", "dkim", "dmarc", "arc", "helo", "ehlo", "ptr", "rdns", "fcrdns"];

/// The same in several words: the sender's own machine or domain.
pub(super) const OF_OUR_SIDE: &[&str] = &[
    "client host",
    "client ip",
    "connecting host",
    "connecting ip",
    "your domain",
    "your host",
    "your ip",
    "your server",
    "from domain",
    "from header",
    "header from",
    "5322.from",
    "5321.mailfrom",
];

/// What a mail server says where it refuses whoever sends, without a status code that says so.
pub(super) const OURS: &[&str] = &[
    "relay",
    "spam",
    "blocked",
    "blacklist",
    "black list",
    "blocklist",
    "block list",
    "listed",
    "reputation",
    "spf",
    "dkim",
    "dmarc",
    "authenticat",
    "not allowed",
    "not permitted",
    "policy",
    "limit",
    "quota exceeded for sender",
];

/// What a mail server says where it knows no such sender, or does not let us send as this one: many say so only when
/// they are asked for the receiver (Postfix, `smtpd_delay_reject`; Exim, `require verify = sender`).
pub(super) const OF_SENDER: &[&str] = &[
    "sender address",
    "sender domain",
    "sender verif",
    "sender rejected",
    "sender denied",
    "sender not",
    "sender unknown",
    "sender's",
    "unknown sender",
    "invalid sender",
    "envelope sender",
    "outbound sender",
    "sending domain",
    "sending host",
    "sending ip",
    "sending server",
    "send as",
    "sendas",
    "return path",
    "return-path",
    "mail from",
    "reverse dns",
    "reverse lookup",
    " ptr ",
    "for sender",
    "submission",
];

/// What a mail server says where a mailbox has no room, or gets too much at a time: that passes.
pub(super) const FULL: &[&str] = &[
    "receiving mail at a rate",
    "receiving mail too quickly",
    "mailbox full",
    "mailbox is full",
    "over quota",
    "overquota",
    "quota exceeded",
    "quotaexceeded",
    "exceeded quota",
    "exceeded its quota",
    "exceeded storage",
    "insufficient storage",
];

/// What a mail server says that has too much to do, whoever asks.
pub(super) const BUSY: &[&str] = &["server busy", "server is busy", "congestion"];

/// What a mail server says that lets a stranger wait (RFC 6647).
pub(super) const GREYLISTED: &[&str] = &["greylist", "graylist", "grey list", "gray list", "grey-list"];
