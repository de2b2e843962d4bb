# Rules for who talks with whom, and what follows from them.

term-event-rule-changed = Rule for talks changed
term-event-leader-replaced = The team leader cannot hold this talk; HR takes it over
term-event-times-freed = Appointment called off because the host is away
