//! A farewell talk: what kind, with whom, how, and how it went.

use crate::coded::coded;

coded! {
    /// Who booked, moved or cancelled a time, without a name.
    pub enum BookedBy {
        Leaver = "leaver",
        /// The host.
        Host = "staff",
        /// HR, on behalf of host and leaver.
        Coordinator = "coordinator",
        /// The course: the route changed, or the person stays.
        Program = "program",
    }
}

coded! {
    /// A formal talk has a guide and a report; an informal one only has to take place.
    pub enum Formality {
        Formal = "formal",
        Informal = "informal",
    }
}

coded! {
    /// Which kind of host holds a talk.
    pub enum HostKind {
        TeamLeader = "leader",
        HrAdviser = "adviser",
    }
}

coded! {
    /// Where and how.
    pub enum Way {
        InPerson = "in_person",
        Phone = "phone",
        Video = "video",
    }
}

coded! {
    /// What the leaver asked for. One choice, no reason given; the leader never learns why.
    pub enum TalkChoice {
        /// As the route proposes.
        AsProposed = "as_proposed",
        Leader = "leader",
        /// The one who stands in for a leader on leave.
        Deputy = "deputy",
        Hr = "hr",
        Both = "both",
        /// Respected, and not asked again.
        None = "none",
    }
}

coded! {
    /// Why a booked talk was not held.
    pub enum NotHeldReason {
        LeaverAbsent = "leaver_absent",
        HostAbsent = "host_absent",
        Cancelled = "cancelled",
        Other = "other",
    }
}
