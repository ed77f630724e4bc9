"""The numbered provisions of the texts that the examples encode, with the clauses that hold each of them."""

from __future__ import annotations

# One block per example, one row per numbered provision of its text, with the clauses that hold it.
PROVISIONS = {
    "ukraine/us-28-point": """
        1       sovereignty.confirmed
        2       sovereignty.non-aggression sovereignty.disputes-closed
        3       sovereignty.expectation-russia sovereignty.expectation-nato
        4       sovereignty.russia-nato-dialogue
        5       guarantee.reliable
        6       forces.cap
        7       nato.constitution nato.statutes
        8       nato.no-troops
        9       nato.jets-poland
        10(a)   guarantee.us-compensated
        10(b)   guarantee.us-lapses
        10(c)   guarantee.us-response
        10(d)   guarantee.us-void
        11      eu.eligibility eu.market-access
        12      economy.reconstruction-package economy.development-fund economy.gas-infrastructure
        12      economy.cities-infrastructure-minerals economy.world-bank
        13      economy.russia-reintegrated
        13(a)   economy.sanctions-talks
        13(b)   economy.us-russia-agreement economy.us-russia-fields
        13(c)   economy.g8
        14      assets.reconstruction assets.europe-adds assets.rest
        15      compliance.working-group
        16      sovereignty.russian-non-aggression-law
        17      nuclear.arms-control
        18      nuclear.non-nuclear
        19      nuclear.znpp
        20      society.tolerance society.eu-rules society.media-education society.nazi-ideology
        21(a)   territory.de-facto
        21(b)   territory.south-frozen
        21(c)   territory.russia-gives-up
        21(d)   territory.donetsk-withdrawal territory.donetsk-zone territory.donetsk-no-russian-forces
        22      territory.no-change-by-force
        23      navigation.dnipro navigation.black-sea-grain
        24      people.committee people.prisoners-and-bodies people.civilians-and-children
        24      people.family-reunification people.victims-relief
        25      elections.ukraine
        26      amnesty.full
        27      compliance.binding compliance.peace-council compliance.sanctions
        28      ceasefire.pull-back ceasefire.takes-effect
    """,
    "ukraine/e3-counter-proposal": """
        1       sovereignty.confirmed
        2       sovereignty.non-aggression sovereignty.disputes-closed
        3       sovereignty.expectations-deleted
        4       sovereignty.russia-nato-dialogue
        5       guarantee.reliable
        6       forces.cap
        7       nato.consensus
        8       nato.no-troops
        9       nato.jets-poland
        10      guarantee.article-5-like
        10(a)   guarantee.us-compensated
        10(b)   guarantee.us-lapses
        10(c)   guarantee.us-response
        11      eu.eligibility eu.market-access
        12      economy.reconstruction-package economy.development-fund economy.gas-infrastructure
        12      economy.cities-infrastructure-minerals economy.world-bank
        13      economy.russia-reintegrated economy.sanctions-talks economy.us-russia-agreement
        13      economy.us-russia-fields economy.g8
        14      assets.reconstruction assets.stay-frozen
        15      compliance.working-group
        16      sovereignty.russian-non-aggression-law
        17      nuclear.arms-control
        18      nuclear.non-nuclear
        19      nuclear.znpp
        20      society.eu-rules
        21      territory.no-retaking-by-force territory.talks
        22      territory.no-change-by-force
        23      navigation.dnipro navigation.black-sea-grain
        24      people.committee people.prisoners-and-bodies people.civilians-and-children
        24      people.family-reunification people.victims-relief
        25      elections.ukraine
        26      victims.provision
        27      compliance.binding compliance.peace-council compliance.sanctions
        28      ceasefire.pull-back ceasefire.takes-effect ceasefire.modalities
    """,
    "ukraine/european-24-point": """
        1       purpose.end-war
        2       ceasefire.full
        3       monitoring.talks
        4       monitoring.us-led
        5       monitoring.breach-mechanism
        6       people.children people.children-support
        7       people.prisoners people.civilian-detainees
        8       people.humanitarian-measures
        9       sovereignty.confirmed sovereignty.neutrality-not-imposed
        10      guarantee.article-5-like
        11      forces.no-limit
        12      guarantee.ad-hoc-group forces.invited
        13      nato.consensus
        14      eu.membership
        15      nuclear.non-nuclear
        16      territory.after-ceasefire
        17      territory.talks
        18      territory.no-change-by-force
        19      nuclear.znpp dam.kakhovka nuclear.transfer-mechanism
        20      navigation.dnipro navigation.kinburn
        21      economy.cooperation
        22      assets.reconstruction assets.stay-frozen
        23      economy.sanctions-easing economy.sanctions-snapback
        24      security.osce-talks
    """,
    "ukraine/russian-memorandum": """
        1       territory.recognition territory.withdrawal
        2       neutrality.neutral neutrality.no-alliances neutrality.no-foreign-forces
        2       neutrality.no-third-state-activity
        3       neutrality.treaties-ended neutrality.treaties-refused
        4       nuclear.non-nuclear
        5       forces.cap forces.formations-dissolved
        6       society.russian-language
        7       society.nazism-law society.organisations-dissolved
        8       economy.sanctions-lifted economy.no-new-sanctions
        9       claims.waived
        10      society.church
        11      people.families-and-displaced relations.restored
        12      ceasefire.withdrawal ceasefire.after-withdrawal ceasefire.30-days
        12      ceasefire.withdrawal-within-30-days
        13      ceasefire.with-package package.no-redeployment
        13      package.mobilisation-ends package.demobilisation-starts
        13      package.no-foreign-arms package.no-third-state-presence package.no-sabotage
        13      package.bilateral-centre package.amnesty-and-release package.martial-law
        13      package.election-date package.section-one-signed
        14      sequence.treaty-text sequence.local-truces sequence.bodies
        14      sequence.memorandum sequence.truce-30-days sequence.elections
        14      sequence.treaty-signed sequence.council-resolution sequence.ratification
    """,
    "ukraine/ukrainian-memorandum": """
        1       ceasefire.full
        2       people.children-and-civilians people.prisoners
        3       guarantee.firm sovereignty.territorial-integrity nato.right-to-join
        4       talks.next-meeting
        5       monitoring.third-countries sovereignty.no-neutrality forces.no-limit forces.partners
        5       recognition.none territory.after-ceasefire economy.sanctions-staged
        5       economy.sanctions-restored assets.reconstruction approval.referendum
    """,
    "ukraine/us-offer-2025-04": """
        1       ceasefire.full ceasefire.talks
        2       guarantee.robust guarantee.ad-hoc-group
        3       nato.not-sought eu.membership
        4       territory.crimea territory.luhansk territory.held-parts
        5       territory.kharkiv nuclear.znpp dam.kakhovka navigation.dnipro navigation.kinburn
        6       economy.minerals-agreement economy.reconstruction
        7       economy.sanctions-lifted economy.us-russia-cooperation
    """,
    "ukraine/european-counter-2025-04": """
        1       ceasefire.full ceasefire.talks talks.peace-agenda
        2       monitoring.us-led
        3       people.children people.prisoners people.civilian-detainees
        4       guarantee.article-5-like nato.consensus forces.no-limit guarantee.ad-hoc-group forces.invited
        5       eu.membership
        6       territory.after-ceasefire territory.talks
        7       nuclear.znpp dam.kakhovka navigation.dnipro navigation.kinburn
        8       assets.reconstruction assets.stay-frozen
        9       economy.sanctions-easing economy.sanctions-snapback
    """,
    "ukraine/coalition-plan": """
        1               sovereignty.confirmed
        2               non-aggression.agreement non-aggression.mechanism non-aggression.technical-teams
        3               guarantees.strong
        4               forces.peacetime-strength
        5               guarantees.article-5-like
        5(a)            guarantees.response-to-invasion
        5(b)            guarantees.void
        5(c)            guarantees.russian-fire
        5(d)            guarantees.no-payment
        5(e)            guarantees.bilateral-not-excluded
        6               non-aggression.russian-laws non-aggression.duma
        7               eu.membership eu.market-access
        8               economy.development-package economy.development-items
        9               economy.recovery-funds economy.grants-fund
        10              economy.free-trade economy.free-trade-russia
        11              nuclear.non-nuclear
        12              nuclear.znpp
        13              society.tolerance society.eu-rules
        14              territory.contact-line
        14(a)           territory.working-group territory.donetsk-held-part territory.zone-referendum
        14(b)           territory.international-forces
        14(c)           territory.russian-withdrawal
        14(d)           humanitarian.geneva-conventions
        15              territory.no-change-by-force
        16              navigation.no-obstruction navigation.kinburn navigation.maritime-agreement
        17              people.committee people.prisoners people.convicted people.civilians-children
        18              elections.ukraine
        19              compliance.binding compliance.peace-council compliance.sanctions
        20              ceasefire.full
        Sequence 1      sequence.ceasefire-60-days
        Sequence 2      sequence.referendum
        Sequence 3      sequence.ratifications
        Sequence 4      sequence.elections
        Sequence 5      sequence.guarantees-start
        Berlin 1        berlin.support-forces
        Berlin 2        berlin.multinational-force
        Berlin 3        berlin.monitoring berlin.deconfliction
        Berlin 4        berlin.commitment
        Berlin 5        berlin.prosperity berlin.assets
        Berlin 6        berlin.accession
        Berlin 7        berlin.territory berlin.parliaments
        Paris, opening  paris.activation
        Paris 1         paris.monitoring paris.special-commission
        Paris 2         paris.military-aid paris.depots-fortifications
        Paris 3         paris.multinational-force
        Paris 4         paris.binding-commitments
        Paris 5         paris.defence-cooperation
        Paris 6         paris.coordination-cell
        Intent 1        intent.deployment
        Intent 2        intent.hubs
        Intent 3        intent.away-from-line
        Intent 4        intent.parliaments
        Intent 5        intent.preparation
        Ladder 1        response.24-hours
        Ladder 2        response.second-phase
        Ladder 3        response.72-hours
        US bilateral    bilateral.us-guarantee
        Linked 1        bilateral.trilateral-text
        Linked 3        bilateral.prosperity-roadmap
        Coalition 1     coalition.founded
        Coalition 2     coalition.states-ready
        Coalition 3     coalition.size
        Coalition 4     coalition.headquarters
        Coalition 5     coalition.kyiv-cell
        Coalition 6     coalition.tasks
        Coalition 7     coalition.national-leads
        Coalition 8     coalition.decisions
        Coalition 9     coalition.trigger
        Coalition 10    coalition.breaches
        Coalition 11    coalition.finance
        Coalition 12    coalition.united-states
        Coalition 13    coalition.russian-statement
    """,
    "historical/budapest-1994": """
        1       assurance.borders
        2       assurance.no-force assurance.no-weapons assurance.self-defence
        3       assurance.no-coercion
        4       assurance.council-action
        5       assurance.no-nuclear-use assurance.nuclear-ally
        6       assurance.consultation
        7       disarmament.elimination disarmament.treaty
    """,
    "historical/dayton-1995": """
        1       force.invited force.deployed
        2       hostilities.cease hostilities.no-advance
        3       foreign-forces.leave civilian-groups.disbanded
        4       separation.withdrawal separation.sarajevo separation.sarajevo-positions
        5       separation.no-weapons separation.force-armed separation.answer
        6       transfer.leave transfer.wait transfer.enter transfer.new-zone
        7       cantonment.forces cantonment.demobilised
        8       information.given information.radars-off
        9       command.military-commission
        10      command.necessary-force command.interpretation
        11      prisoners.released
        12      stabilisation.confidence stabilisation.ratio-states stabilisation.ratio-entities
        12      stabilisation.no-arms-imports stabilisation.some-imports-longer
        13      territory.boundary territory.brcko
        14      civil.elections
        15      civil.constitution
        16      civil.human-rights civil.return civil.property
        17      civil-command.high-representative
        18      civil-command.police
        19      tribunal.cooperation tribunal.no-office
        20      recovery.conference recovery.sanctions recovery.sanctions-lifted
    """,
    "historical/lusaka-1994": """
        1       accepted.instruments accepted.annexes
        2       ceasefire.total
        3       supervision.un supervision.participation
        4       forces.unita-quartered forces.unita-data forces.army-data
        5       forces.army-disengages
        6       mercenaries.repatriated
        7       civil.movement
        8       civil.disarmed
        9       forces.unita-arms forces.into-army forces.demobilised
        10      office.unity-government office.deputies office.leader-status
        11      elections.completed
        12      bodies.joint-commission bodies.consensus
        13      bodies.new-mandate
        14      timetable.annex
        15      amnesty.granted
    """,
    "historical/minsk-1-2014": """
        1       ceasefire.immediate
        2       monitoring.osce
        3       status.law
        4       border.monitored
        5       people.release
        6       amnesty.law
        7       dialogue.national
        8       people.humanitarian
        9       elections.early
        10      formations.removed
        11      economy.recovery
        12      people.negotiators
        13      ceasefire.general
        14      line.stop
        15      ceasefire.no-weapons
        16      withdrawal.over-100mm withdrawal.rocket-systems
        17      zone.towns
        18      zone.no-new-mines zone.old-mines
        19      zone.flights zone.flights-osce
        20      monitoring.deployed
        21      formations.foreign-leave
    """,
    "historical/minsk-2-2015": """
        1       ceasefire.full
        2       withdrawal.start withdrawal.ukraine withdrawal.districts withdrawal.assistance
        3       monitoring.osce
        4       elections.dialogue status.territory-named
        5       amnesty.law
        6       people.release
        7       people.aid
        8       economy.links
        9       border.starts border.complete
        10      foreign-formations.leave illegal-groups.disarm
        11      constitution.reform status.permanent-law
        12      elections.questions-agreed elections.standards
        13      follow-up.contact-group
    """,
}

# How many numbered provisions, sub-items included, each text has; counted in the text, not in the file.
COUNTS = {
    "ukraine/us-28-point": 37, "ukraine/e3-counter-proposal": 31, "ukraine/european-24-point": 24,
    "ukraine/russian-memorandum": 14, "ukraine/ukrainian-memorandum": 5, "ukraine/us-offer-2025-04": 7,
    "ukraine/european-counter-2025-04": 9, "ukraine/coalition-plan": 72,
    "historical/minsk-2-2015": 13, "historical/budapest-1994": 7, "historical/dayton-1995": 20,
    "historical/lusaka-1994": 15, "historical/minsk-1-2014": 21,
}
UKRAINE = [name for name in COUNTS if name.startswith("ukraine/")]

RECALLED = {
    "ukraine/e3-counter-proposal": "11 15 17 20 22 23 25 26 27 28",
    "ukraine/european-24-point": "21 24",
    "ukraine/russian-memorandum": "",
    "ukraine/ukrainian-memorandum": "5",
    "ukraine/us-offer-2025-04": "",
    "ukraine/european-counter-2025-04": "",
}
"""Provisions that the accounts hold from memory as a whole."""

PARTLY = {
    "ukraine/e3-counter-proposal": "2 12 13 14", "ukraine/european-24-point": "19", "ukraine/russian-memorandum": "12 14",
    "ukraine/ukrainian-memorandum": "", "ukraine/us-offer-2025-04": "6", "ukraine/european-counter-2025-04": "",
}
"""Provisions of which a part is held from memory, or is carried over where no account mentions a change."""
