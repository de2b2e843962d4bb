# Who of HR takes care of a departure.

care-title = HR coordinator
care-mine = Myself
care-nobody = Nobody in particular
care-row = HR: { $name }
care-row-nobody = HR: nobody in particular
care-fold = Who at HR takes care of this
care-lead = Whoever takes care of it gets the emails to HR about this departure. Where that is nobody in particular, or they are no longer an HR coordinator here, all HR coordinators of this school or team get them.
care-not-theirs = They are not an HR coordinator here now. Choose somebody else.
care-several-who = Who takes care of it
care-several-open = Hand over to…
care-several-button = Hand over
care-several-choose = First choose who takes care of it.
care-several-done =
    { $count ->
        [0] Nothing was handed over.
        [one] Who takes care of it is saved for 1 departure.
       *[other] Who takes care of it is saved for { $count } departures.
    }
care-several-not-theirs = They are not an HR coordinator there: { $names }.
care-tick-all = Everybody on this page

term-event-coordinator-changed = Who at HR takes care of it was changed
