/**
 * English words that lie one or two letters beside a word of the shipped glossary and are no slips: all such words of the
 * English spelling list of Vim 9, and those of the Gene Ontology, the Cell Ontology, the names of human proteins and the
 * texts of this repository. Without most of their plurals. `scripts/near-words.mjs` finds what new entries need.
 */
export const knownWords: ReadonlySet<string> = new Set(
  `abiogenesis actuated actuating actuation additives adenine adjutant advocation aestivation allegation
  allogenic alternately alternatingly antilogies anybodies aphasia aphelions apostolic arboured armouried
  attention attraction attribution autonomous autoreactivity avocation banding bassets bending bidding binging
  binning biohacker birding birdlings blander blended blending blights blinked blinking bonding bookmarker
  braidings bridling briefings bringing brocades bryological buildings calcination calculating campsite cankers
  canners canters caparison capillarities captaining carnalities carnality carnation carpeting casuals
  casualties casualty catalytic caution cellars censured censuring censusing centering centring cessation
  chromic circuiting circulation clarification clerically clericals cocreation coincidence colonise combating
  commenting commination commuting compacting compactor companion comparative comparing compassion compeering
  compelling compering compete competent compilation compiling comping complacent completing complexing
  compliment complying comporting composing composting compote compounder compounding compresent computes
  computing conference confining confluence congealment conically conicals conjoining consolation consoling
  consorting constraining consulate contacting contemning content contiguous continence continuing contort
  contriving convent cooperator coopering coppering copulation copulative corporative correction corrugate
  corrugation corseting cosseting coveting critically crosser crucibles curation cursoring curtaining cynically
  cytohesin cytologic cytosine cytosolic cytotypic deceased decedent decimals decimation decreed dedication
  dedifferentiation defendant deference deflation degreased deliration dependant depiction deponent depressed
  deprived derided derivation descendent despondent desserts devotion diffidence dilations disarmer disarmers
  discarder discarders distorter distorters divination donations eduction ejectors electiveness electors
  embryogenic eminences emulation encaging endocytosis endothermal engendered engravings enprints enraging
  epidural equation erectors eructation escapees estates eternal evacuation evinces evocation evolution
  exaltation excavation excision exclamatory excursion exhalation exigences exiting expansed expedient expended
  expiratory explicatory explosion exports expulsion extension extrusion exudation factional factions fallows
  farming feelers fellows fenders fending fennels fictional fictions figments finking finning firming foaming
  foliates forcing fording forging forking fractional fractions frictional frictions funding geocentric geodetic
  geomatic glycan glycolic glycollic goading gracing granulin grating graving graying grazing hemopoietic
  humeral hypertension hypophysis hypothesise hysterical illusion imbibition immensities immensity immoral
  immunogenetic immures impunities impunity impurities inabilities inability inaction inattention inaudible
  inception incipience incision incursion indelible indention indents indication indigence inducted inducting
  ineducable infection infernal inflated influence infusible ingenuities ingenuity ingestion inheritor injection
  injunction inmates insatiabilities insatiability insertion insurability integrals integrities integrity
  intensifies intension intercity interjectional internal interneuron intersectional intonation intracellular
  intramuscular intrusion intuition inunction invasions invention invents investability kilning kineses legions
  lensing lessons lightings likening listings livening lympholytic lymphotaxin maceration macrosatellite
  maculation mangles mantel manures marching marking marting marveling mashers mashing maskers massing masting
  masturbation mating matings matting mattings medicated meditated memoire memorise mensurable mentalities
  mentality mentoring mesotherapy messing metabolomic metallic metasomatic metastasise millstone minestrone
  misters misting misusing modalities modality moralities morality moralization morrows mossing motilities
  motility motoring multiform multipole munitions mussing musters mutilations muttons myocyte narcotics natives
  necdin nephroblastoma nephrological nephrotoxicity nestin neuralgic neuritics neurobics neuropil neurosis
  neurotic neurotoxic neutrals normative notwork nucleosidase oenologies oncocytic oncologic ontologies ontology
  opiating orating osmolytic overacting overawing overeating overfall overrating palpation palpitation
  paracentric paramedic parentage parsons patents perceptible perspective petrological plantlets plication
  pollination portabilities portability postdates potabilities potability precess precessing predator
  predicative predicator preening preheating preoperative prepending preservation preserving presetting
  presorting pressing pretending pretesting pretexting preventing pricing priding primacies primogenitor
  primping priories prising privacies prizing probates proceeding procession processional processive productive
  profess professing profession progressing projective promotional pronates propagative propositional prorates
  prostrate protective proteomic protesting provabilities provability prowess pyrometric qualifies quantities
  racists ransoms rations readmission readvance rebated rebooting recasts reception recession reciters recliners
  recommenced recompensed recondition recording recovers rectors recumbent redaction redcurrant redelivers
  redistricted reeducation reelection reexporting refection refectories refectory reflated reflection reforging
  reforming refractions regiments registrant reignition reimporting relation relaxed relayed reliance relievers
  relists relives reorging repeating repenting repleting reposes reposing reposting repression reproving
  reputing rerouting rescission resection resents resists resorbing resorting resorts resultant resurgence
  resurgent reteaches retention retorting retorts retracted retraction revelatory reveries reverting revision
  revolting rewording reworking riposting ruction sadistic sadistically sanitisation sanitization savages
  scotching screaming screeching screwing section sectoral securities seduction seductive selectional selvage
  sensibilities sensibility sentences sentential serenities seventies shingles signifiant simples simulating
  sketching smirching smithing snatching snitching spherules sportive spreeing squired squires staking staling
  staples staring stating staving staying stipulating stitching stricture stultification stylistic stylistically
  subface swathing swishing synopses systemic tarting tarweeds tasting tenting ternaries texting tonicities
  tonicity tradition transaction transferred transferring transfixion translation transported transporting
  trifles trigging unbending unbinding unblinking unlinking unwinding vacation valances valiance validation
  valuables valuation vapidities vapidity varices variegation vehicle versicle vibration vitiation vocation
  volcanoes volition volution weighing welshes wenches whisper whiteys`.split(/\s+/),
);
