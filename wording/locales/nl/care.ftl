# Wie van HR voor een vertrek zorgt.

care-title = HR-coördinator
care-mine = Ikzelf
care-nobody = Niemand in het bijzonder
care-row = HR: { $name }
care-row-nobody = HR: niemand in het bijzonder
care-fold = Wie van HR zorgt hiervoor
care-lead = Wie ervoor zorgt, krijgt de mails aan HR over dit vertrek. Is dat niemand in het bijzonder, of is diegene hier geen HR-coördinator meer, dan krijgen alle HR-coördinatoren van deze school of dit team ze.
care-not-theirs = Diegene is hier nu geen HR-coördinator. Kies iemand anders.
care-several-who = Wie zorgt ervoor
care-several-open = Draag over aan…
care-several-button = Draag over
care-several-choose = Kies eerst wie ervoor zorgt.
care-several-done =
    { $count ->
        [0] Er is niets overgedragen.
        [one] Bij 1 vertrek is bewaard wie ervoor zorgt.
       *[other] Bij { $count } vertrekken is bewaard wie ervoor zorgt.
    }
care-several-not-theirs = Daar is diegene geen HR-coördinator: { $names }.
care-tick-all = Iedereen op deze pagina

term-event-coordinator-changed = Wie van HR ervoor zorgt is gewijzigd
