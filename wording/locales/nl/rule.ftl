# Regels voor wie met wie praat, en wat eruit volgt.

term-event-rule-changed = Regel voor gesprekken gewijzigd
term-event-leader-replaced = Teamleider kan dit gesprek niet voeren; HR neemt het over
term-event-times-freed = Afspraak afgezegd omdat de gespreksvoerder er niet is
