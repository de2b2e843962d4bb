//! Where the link of a mail leads, by the kind of mail.

use domain::mail::MailKind;

/// What the link in the mail says besides: a reminder of the questionnaire leads to where she was, the
/// second questionnaire and the report to their own pages. A link that says nothing leads to the letter.
pub(crate) const fn leads_to(kind: MailKind) -> &'static str {
    match kind {
        MailKind::QuestionnaireReminder1
        | MailKind::QuestionnaireReminder2
        | MailKind::CombinedReminder1
        | MailKind::CombinedReminder2 => "?to=answers",
        MailKind::Later => "?to=later",
        MailKind::CancelledWithTimes => "?to=talk",
        MailKind::ReportReady => "?to=report",
        _ => "",
    }
}
