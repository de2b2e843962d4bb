# Rollen die een claim van de provider van de organisatie geeft.
role-provider = het inloggen van je organisatie
role-by-claim = via { $name }
role-by-claim-hint = Een rol via { $name } volgt de groepen daar en haal je hier niet weg. Laat die daar wijzigen, door wie die groepen beheert; het geldt vanaf de volgende keer dat deze persoon inlogt.
second-by-claim = Voorgesteld door { $name }, toen deze persoon inlogde

term-event-role-given-by-claim = Rol gegeven zonder tweede persoon: volgens de instellingen beheren twee mensen de groepen bij de provider
term-event-claim-not-used = Rollen bleven zoals ze waren: wat de provider over groepen zegt, was niet te gebruiken
term-way-in-claim = groepen bij de provider
log-by-provider = de provider van de organisatie

term-claim-trouble-elsewhere = te veel groepen voor het antwoord van de provider
term-claim-trouble-wrong-type = geen lijst van groepen
term-claim-trouble-too-many = meer groepen dan er worden gelezen
term-claim-trouble-last-administrator = de laatste beheerder zou zijn weggevallen

mail-second-claim = Door de groepen bij de inlogdienst van je organisatie zou { $host } de rol { $what } krijgen. Die rol geldt pas als jij of een andere collega dat bevestigt.
mail-alone-claim = Door de groepen bij de inlogdienst van je organisatie heeft { $host } de rol { $what } gekregen. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
