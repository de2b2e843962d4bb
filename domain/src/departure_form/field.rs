//! The fields of a registration, as named in forms and as columns of a list.

use crate::coded::coded;

coded! {
    /// A field of the form, or a column of a list. The codes are the names of the fields of
    /// [`crate::departure::Registration`], with those of its `parts`, and `school` beside them.
    pub enum Field {
        Name = "name",
        /// The name in parts, each of them optional ([`crate::person::NameParts`]).
        FirstName = "first_name",
        NamePrefix = "name_prefix",
        Surname = "surname",
        /// What to call the leaver.
        Called = "called",
        PrivateEmail = "private_email",
        WorkEmail = "work_email",
        /// The employer's own number of the departure ([`crate::api::ExternalId`]).
        ExternalId = "external_id",
        Language = "language",
        /// The school, where the team's name alone does not say which is meant; or without a team.
        School = "school",
        Unit = "unit",
        Leader = "leader",
        DepartureType = "departure_type",
        Foreseen = "foreseen",
        LastDayWorked = "last_day_worked",
        EndOfEmployment = "end_of_employment",
        KnownFrom = "known_from",
        MayNotHost = "may_not_host",
        Destination = "destination",
        FunctionGroup = "function_group",
        /// A subject or field of work, from the board's own list.
        Subject = "subject",
        ServiceBand = "service_band",
        Entry = "entry",
        PartTime = "part_time",
        Hybrid = "hybrid",
        ContractChain = "contract_chain",
        DirectorOrHr = "director_or_hr",
        ConcludedOn = "concluded_on",
        ReconsiderStated = "reconsider_stated",
        ConditionConfirmed = "condition_confirmed",
        QuestionnaireSwitchedOn = "questionnaire_switched_on",
    }
}
