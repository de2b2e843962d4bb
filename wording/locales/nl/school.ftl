# De pagina van een schoolleider.
term-role-school-head = Schoolleider
page-tab-school = Mijn school
school-title = Wie heeft nog een gesprek nodig?
school-lead = Hier staat wie er vertrekt en er nog is. ‘Geregeld’ zegt alleen dat de teamleider niets hoeft te plannen: het gesprek is geweest, ligt bij iemand anders of komt er niet.
school-leavers = Wie vertrekt er?
school-leavers-caption =
    { $count ->
        [one] 1 collega
       *[other] { $count } collega’s
    }
school-leavers-none = Er vertrekt nu niemand van wie je het mag weten.
school-team = Team
school-held = Gevoerde gesprekken
school-held-lead = Geteld over een half schooljaar, als alle gesprekken daarvan voorbij kunnen zijn. Ook wie geen gesprek wilde, telt mee bij ‘vertrokken’. Teams met minder dan { $min } mensen staan samen, zodat een getal nooit over één persoon gaat.
school-held-half = { $first } tot en met { $last }
school-held-count = Gesprek gevoerd
school-held-of = { $held } van { $due }
school-held-too-few = Er vertrokken te weinig mensen om een getal te laten zien.
school-held-none-yet = Er is nog geen half schooljaar geteld.
school-empty = Je hebt nog geen school.
