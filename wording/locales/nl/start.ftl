# De startpagina: wat er het eerst te doen is, in aantallen en zonder namen.

page-tab-start = Vandaag
start-title = Vandaag
start-lead = Dit is er voor jou te doen. Wat het eerst moet, staat bovenaan.
start-more = Er is nog meer te doen: dat zie je op de pagina’s in het menu.
start-nothing = Er is nu niets voor je te doen.
start-nothing-first = Komt er iets bij, dan staat het hier.

term-first-overdue = Te laat in het overzicht
term-first-unsent = Mails die niet zijn verstuurd
term-first-request = Verzoeken over gegevens die wachten
term-first-to-record = Gesprekken waarvan je nog zegt hoe het ging
term-first-team-to-record = Gesprekken met mensen uit je team waarvan je nog zegt hoe het ging
term-first-team-to-plan = Gesprekken om te plannen met mensen uit je team
term-first-report = Verslagen om te schrijven
term-first-task = Taken
term-first-confirm = Rollen en trainingen die jij als tweede kunt bevestigen
term-first-this-week = Deze week aan de beurt in het overzicht
term-first-point-owned = Eigen verbeterpunten waarvan de dag gekomen is
term-first-point-idea = Verbeterpunten waar nog niemand aan begonnen is
term-first-point-unread = Verbeterpunten die vertrekkende collega’s nog niet lezen
