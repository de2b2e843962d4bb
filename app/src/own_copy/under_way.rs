//! What of a copy is not over, or came to nothing: answers that were not sent, tasks, what HR asked for a moment ago,
//! and talks and times that fell away.

use domain::departure_form::Field;
use domain::itip::{Answer, Invitee};
use domain::time_line::EventKind;
use domain::waiting::Lapse;
use leptos::prelude::*;
use server::own_copy::{CopiedAppointment, CopiedCalendarAnswer, CopiedDraft, CopiedTalk, CopiedTask, CopiedWaiting};
use wording::key;

use super::Reader;

impl Reader<'_> {
    /// Answers that were not sent, the last change above them.
    pub(super) fn draft(&self, draft: &CopiedDraft) -> AnyView {
        let at = self.with_date(key::COPY_DRAFT_AT, draft.changed_at);
        let rows: Vec<_> = draft.items.iter().map(|item| self.answer(item)).collect();
        view! { <h2>{self.wording.text(key::COPY_DRAFT)}</h2> <p>{at}</p> <dl class="answers">{rows}</dl> }.into_any()
    }

    /// In a copy that HR made; it is said whether there are any or not.
    pub(super) fn no_draft(&self) -> AnyView {
        view! { <h2>{self.wording.text(key::COPY_DRAFT)}</h2> {self.says(key::COPY_LEFT_OUT)} }.into_any()
    }

    /// What somebody sees to; nothing where there is none.
    pub(super) fn tasks(&self, tasks: &[CopiedTask]) -> Option<AnyView> {
        let lines: Vec<_> = tasks
            .iter()
            .map(|task| {
                let until = task
                    .due_on
                    .map(|day| self.wording.with(key::COPY_TASK_UNTIL, [("day", self.wording.date(day).into())]));
                let done = task.done_at.map(|at| self.with_date(key::COPY_TASK_DONE, at));
                let lines: Vec<_> = [Some(task.owner.clone()).filter(|owner| !owner.is_empty()), until, done]
                    .into_iter()
                    .flatten()
                    .map(|line| view! { <dd>{line}</dd> })
                    .collect();
                view! { <div><dt class="told">{task.what.clone()}</dt>{lines}</div> }
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! { <h2>{self.wording.code("kept", "tasks")}</h2> <dl class="answers">{lines}</dl> }.into_any()
        })
    }

    /// What HR asked for and was not carried out, or not yet; nothing where there is none.
    pub(super) fn waiting(&self, waiting: &[CopiedWaiting]) -> Option<AnyView> {
        let lines: Vec<_> = waiting
            .iter()
            .map(|one| {
                let asked = [Some(self.moment(one.asked_at)), Some(one.what.clone()), one.who.clone()];
                let asked = asked.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                let typed = one.typed.iter().map(|(name, text)| {
                    let value = if name == Field::DepartureType.code() {
                        self.wording.code("type", text)
                    } else {
                        text.clone()
                    };
                    format!("{}: {value}", self.wording.code("field", name))
                });
                let why = one.lapsed.as_deref().and_then(Lapse::parse);
                let why = why.map(|why| self.wording.code("lapse", why.code()));
                let lines: Vec<_> = typed.chain(why).map(|line| view! { <dd>{line}</dd> }).collect();
                view! { <div><dt>{asked}</dt>{lines}</div> }
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! { <h2>{self.wording.text(key::COPY_WAITING)}</h2> <dl class="answers">{lines}</dl> }.into_any()
        })
    }

    /// That a talk fell away, or was denied, times of it that were called off, and what calendars answered.
    pub(super) fn fell_away(&self, talk: &CopiedTalk) -> Vec<String> {
        let mut lines: Vec<String> = [
            talk.denied_at.map(|at| self.with_date(key::COPY_DENIED, at)),
            talk.dropped_at.map(|at| self.with_date(key::COPY_DROPPED, at)),
        ]
        .into_iter()
        .flatten()
        .collect();
        for time in &talk.appointments {
            lines.extend(self.called_off(time));
            lines.extend(time.calendars.iter().filter_map(|answer| self.answered(answer)));
        }
        lines
    }

    fn called_off(&self, time: &CopiedAppointment) -> Option<String> {
        let at = self.with_date(key::COPY_CALLED_OFF, time.cancelled_at?);
        let parts = [Some(self.moment(time.starts_at)), time.host.clone(), time.place.clone(), Some(at)];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }

    fn answered(&self, answered: &CopiedCalendarAnswer) -> Option<String> {
        let what = match Answer::parse(&answered.answer)? {
            Answer::Accepted => EventKind::InvitationAccepted,
            Answer::Declined => EventKind::InvitationDeclined,
            Answer::Tentative => EventKind::InvitationTentative,
            Answer::OtherTime => EventKind::TimeProposed,
        };
        let who = self.wording.text(match Invitee::parse(&answered.who)? {
            Invitee::Leaver => key::COPY_BY_YOU,
            Invitee::Host => key::COPY_BY_HOST,
        });
        let instead = answered.proposed_start.map(|at| self.moment(at));
        let parts = [Some(self.moment(answered.at)), Some(self.wording.code("event", what.code())), Some(who), instead];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }
}
