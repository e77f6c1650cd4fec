"""Every line of the periodical with a word of time, and what becomes of it.

For the parts of the issue of 2 July 2007 of which only the deadlines are kept. Lines count from 1.
"""

import re

WORD_OF_TIME = re.compile(
    r"""\b(
    dan | dne | dnem | dni | dneh | dnev\w* | vsakodnev\w* | datum\w* | teden | tedn\w*
  | mesec\w* | meseč\w* | četrtlet\w* | četrtin\w* | trimeseč\w* | polle\w* | letn\w* | let
  | jeseni | med\ letom | obdobj\w* | sej[ai]h? | \d+[ -]*ur(n\w*)? | \w*krat | hkrati | sproti?no
  | najkasneje | najpozneje | rok\w{0,3} | takoj | pravočas\w* | tekoč(ega|em|e|i)
  | pretekl\w* | predhodn\w* | prejšnj\w* | naslednj(i|e|ih|em|ega|o|imi) | zadnjih
  | delovni\ dan | veljavnost\w* | velja(jo)? | veljal\w* | začne\w* | začet\w* | pričn\w*
  | zaključ\w* | iztek\w* | preneha\w* | dokler | do\ (prvega|sklenitve|novega|polne)
  | ob\ (prijavi|sklenitvi|uvrstitvi|spremembi|sprejemu) | na\ zahtevo
  | pred\ (prihodom|uveljavitvijo) | po\ (prejemu|uskladitvi|obvestilu|končanem)
  | (od|do)\ \d{1,2}\.\ ?\d{1,2}\. | \d{1,2}\.\ ?\d{1,2}\.\ ?\d{4}
)\b""",
    re.IGNORECASE | re.VERBOSE,
)

# Lines of no act: a page head, and the report on a tender for projects of health promotion.
OF_NO_ACT = ((913, 913), (7640, 8085))

# ACT.CODE of an obligation: the lines that set its time limit or say what belongs to it.
OWED = {
    "pharmacies_2007.statement_of_acceptance": "2746",
    "pharmacies_2007.duty_lump_sum": "2819",
    "pharmacies_2007.notice_of_price": "2890",
    "pharmacies_2007.claim": "2904 2905",
    "pharmacies_2007.opinion_on_change": "2911 2914",
    "pharmacies_2007.referral_of_disputed_change": "2912",
    "pharmacies_2007.agreed_change_applied": "2916",
    "pharmacies_2007.medicine_out_of_stock": "2938",
    "pharmacies_2007.prescription_data": "2940",
    "pharmacies_2007.period_of_notice": "2976",
    "pharmacies_2007.programme_during_notice": "2977",
    "pharmacies_2006_annex_3.purchase_price_after_new_list": "3153",
    "pharmacies_2006_annex_3.payment_or_objection": "3166",
    "spas_2007.standard_room": "3355",
    "spas_2007.admission_after_hospital": "3359 3360",
    "spas_2007.admission_of_employed": "3364",
    "spas_2007.discharge_letter": "3371",
    "spas_2007.proposal_for_extension": "3375",
    "spas_2007.decision_on_extension": "3377",
    "spas_2007.consent_for_more_services": "3429",
    "spas_2007.outpatient_reports": "3516 3517",
    "spas_2007.payment_2007": "3525 3527 3528",
    "spas_2007.payment_2008": "3529",
    "spas_2007.payment_from_2009": "3530",
    "spas_2007.advance": "3533 3534 3536 3537",
    "spas_2007.period_of_notice": "3561",
    "spas_2007.programme_during_notice": "3562",
    "social_care_institutions_2007.staff_plan_in_application": "5745",
    "social_care_institutions_2007.staff_and_occupancy": "5749 5756",
    "social_care_institutions_2007.notice_of_primary_care": "5824",
    "social_care_institutions_2007.period_of_notice": "5907",
    "social_care_institutions_2007.programme_during_notice": "5908",
    "social_care_institutions_2007.payment_2007": "5911 5913 5914",
    "social_care_institutions_2007.payment_2008": "5915",
    "social_care_institutions_2007.payment_from_2009": "5916",
    "social_care_institutions_2007.specification": "5919 5921 5922",
    "social_care_institutions_2007.review_of_lasting_states": "6498",
    "social_care_institutions_2007.review_of_passing_states": "6499",
    "social_care_institutions_2007.review_of_passing_states_special": "6615",
    "hospitals_2007_annex_1.radiotherapy_by_standard": "7044",
    "waiting_rooms_conclusions_2007.waiting_time_measured": "186",
    "waiting_rooms_conclusions_2007.appointment_system": "191 193 194",
    "waiting_rooms_conclusions_2007.leaflets_and_posters": "237",
}

# ACT ARTICLE of an obligation in the ledger alone, by why no day can be told: its lines.
NO_LENGTH_OF_TIME = {
    "pharmacies_2007 15(2.a)": "2884",
    "spas_2007 16(2)": "3437",
    "spas_2007 19(1)": "3507 3513",
    "spas_2007 19(2)": "3509 3510 3511 3512",
    "spas_2007 19(4)": "3518 3522 3523",
}
EVERY_DAY = {
    "social_care_institutions_2007 17(2)": "5803 5804",
    "social_care_institutions_2007 21(2)": "5864",
    "social_care_institutions_2007 Annex III(1)": "6383 6386 6389 6392 6468 6588",
    "social_care_institutions_2007 Annex III(2)": "6377",
    "social_care_institutions_2007 Annex III(4)": "6506",
}
CEILING_OF_A_YEAR = {
    "pharmacies_2007 17(2.a)": "2909",
}
LEDGER_ONLY = NO_LENGTH_OF_TIME | EVERY_DAY | CEILING_OF_A_YEAR

# A time limit said a second time, outside of the article that has it.
SAID_AGAIN = {"waiting_rooms_conclusions_2007.leaflets_and_posters": "49"}

# Lines that make nobody owe anything by a day, by the reason.
NOT_OWED = {
    # what a record must say
    "content of a record": "6364 6366 6367",
    # planned opening of new homes
    "expected date": "5485 5489 5492 5494",
    # told of, not owed
    "past event": "37 73 7644 7684 7723",
    # the word says nothing about when something is to be done
    "other meaning": (
        "74 75 90 104 109 154 170 179 266 2927 2998 3038 3311 3471 3596 5468 5520 5541 5854 6418 "
        "6445 6490 6521 6610 6616 6622 6668 6819 7686 7700 7992"
    ),
    # of a service, an illness or a criterion
    "description": (
        "3013 3103 3454 3457 3469 4047 4314 4616 4633 4635 4647 4649 4820 4834 4840 4852 5058 "
        "6401 6427 6429 6430 6433 6434 6456 6462 6464 6465 6509 6556 6558 6559 6581 6584 6585 "
        "6652 6664 6684 6815 7157 7191 7198 7786 7791 7811 7849 7851 7854 7945"
    ),
    # recommended or proposed, with no day
    "advice without a day": "134 147 148 153 174 207",
    # when it was written, decided or printed
    "date of the text": "65 271 2784 3003 3158 3170 3603 5930 7037 7265",
    # from when, or for whom, the text holds; the act's act.toml has it
    "validity": "3000 3001 3168 3598 3599 3600 5813 5925 5926 5927 7262 7263",
    # a period, day or ceiling that a price or a programme is worked out with
    "calculation": (
        "2773 2872 2877 2886 2887 2888 2889 2978 3150 3301 3425 3448 3496 3499 3500 3501 3502 "
        "3563 4862 4978 5269 5430 5478 5507 5516 5517 5518 5527 5538 5539 5616 5617 5630 5730 "
        "5741 5742 5760 5909 7217"
    ),
    # a day as what is rendered, planned or priced
    "unit of service": (
        "3214 3216 3218 3241 3243 3247 3249 3252 3253 3254 3277 3284 3295 3297 3299 3303 3344 "
        "3406 3407 3447 3452 3467 3468 3473 3474 3475 3476 3480 3481 3482 3483 3484 3485 3488 "
        "3489 3490 3493 3494 5475 5477 5497 5509 5511 5524 5528 5543 5558 5677 5678 5679 5720 "
        "5725 5761 5777 5779 5869 5871 5873 5874"
    ),
    # titles, and cells of printed tables
    "heading or table": (
        "2741 3109 3175 3191 3396 5484 5867 5945 5948 5952 5956 5964 5970 5978 6108 6114 6115 "
        "6197 6234 6291 6300 6304 6310 6319 6320 6321 6323 6938 6982 6984 6987 7050 7051 7052 "
        "7229 7233 7235"
    ),
    # the General Agreement sets it, which the document does not print
    "set elsewhere": "2922 2967 3553",
    # what somebody may do, not must
    "a right": "2954",
    # holds all the time, so never falls due
    "standing condition": "3379 3466 6691 6694",
}
