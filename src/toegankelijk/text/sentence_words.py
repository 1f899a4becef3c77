"""Words that tell whether a full stop ends a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MAY_CLOSE = _words(
    "a.s. b.g. c.a. c.s. d.v. e.a. e.d. e.o. e.v. enz. etc. i.d. j.l. jl. l.l. n.Chr. n.n.b."
    " n.o.t.k. n.t.b. n.v.t. o.i.d. p.j. p.m. p.p. p.st. p.u. p.w. v.Chr."
)
"""These stand at the end of what they say: a capital after them begins a new sentence."""

BEFORE_NAME = _words(
    "B.V. N.V. V.O.F. v.o.f. Chr. a.h.w. a.u.b. aub. i.i.g. i.o. jr. k.k. max. min. mld. mln. mnd."
    " nl. no. r.k. s.v.p. sr. svp. t.z.t. tel. z.n. z.o.z. z.s.m."
    " jan. feb. febr. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec."
)
"""A name may follow: only a word that often begins a sentence does so. ``Bakker B.V. Dordrecht``"""

UNITS = _words("min. mld. mln. mnd. sec. st.")
"""After a number these close like any noun; elsewhere they are other words: ``min. 18 jaar``"""

BEFORE_NUMBER = _words("p. par. Stb. Stcrt. Trb. Gst. v. sub. lid. AB. JB.")
"""Abbreviations before a number, and the end of a sentence before anything else."""

WEEKDAYS = _words("ma. di. wo. do. vr. za. zo.")
"""Abbreviations before a date, an hour or another day; ``do`` and ``zo`` are words too."""

HONORIFICS = _words(
    "heer mevrouw meneer heren familie fam. dhr. mevr. mw. mej. mr. dr. drs. ir. ing. prof. ds."
    " wethouder burgemeester notaris"
)

NAME_PARTS = _words("Aan Al Bij De Den Der El In Op Over Te Ten Ter Uit Uyt Van Ver Von Voor Zum")
"""What a name may begin with after initials; several are common words too."""

STARTERS = _words(
    "Aan Achter Afhankelijk Alle Alleen Alles Als Beantwoord Begin Behalve Bekijk Bel Ben Bent"
    " Betaal Bewaar Bezoek Bij Bijna Binnen Boven Bovendien Breng Buiten Check Controleer Daar"
    " Daarbij Daardoor Daarmee Daarna Daarom Daarvoor Dan Dankzij Dat De Deze Die Dit Doe Door"
    " Download Draag Dus Echter Een Eerst Elk Elke En Er Ga Gaat Gebruik Geef Geen Geldt Gelukkig"
    " Gisteren Graag Had Hadden Haar Heb Hebben Hebt Heeft Helaas Het Hier Hierbij Hierdoor"
    " Hiermee Hierna Hieronder Hierover Hiervoor Hij Hoe Hoelang Hoeveel Hopelijk Houd Hun Ieder"
    " Iedereen Ik In Indien Inmiddels Is Ja Je Jij Jouw Jullie Kan Kies Kijk Klik Kom Komt Koop"
    " Kreeg Krijgt Kun Kunnen Kunt Laat Later Leer Lees Let Leg Log Maak Maar Mag Mail Meer Meestal"
    " Meld Men Met Mijn Misschien Mits Mocht Moest Moet Moeten Mogen Momenteel Morgen Na Naast"
    " Namens Nadat Nee Neem Niemand Niet Noem Nog Nu Of Om Omdat Ondanks Onder Ons Onze Ontvangt"
    " Ook Op Open Over Overleg Print Regel Reageer Scan Schrijf Sinds Sluit Sommige Soms Staat"
    " Stel Steeds Stuur Tegen Teken Tenzij Terwijl Tevens Tijdens Toch Toen Tot U Uit Upload Uw"
    " Van Vanaf Vandaag Vanavond Vanwege Veel Verder Vergeet Verhuist Verstuur Vertel Vervolgens"
    " Via Volg Volgens Voor Vooral Voordat Vraag Vul Waar Waarom Waarschijnlijk Wacht Wanneer Want"
    " Ware Was Wat We Wegens Wel Welke Werkt Wie Wij Wijzig Wil Wilt Woont Word Worden Wordt Zal Ze"
    " Zelfs Zet Zie Zij Zijn Zo Zodra Zoek Zolang Zonder Zorg Zou Zouden Zult"
)
"""Words that often begin a sentence and seldom a name."""

SMALL_STARTERS = _words(
    "bel daar daarna dan dat dit dus er ga hij ik kijk let maak mail meld neem stuur u vul we wij"
    " ze zij"
)
"""Words that begin a sentence even when its writer forgot the capital."""
