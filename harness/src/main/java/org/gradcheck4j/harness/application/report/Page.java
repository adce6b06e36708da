package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradcheck4j.harness.application.plot.HeatMap;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.text.Figures;

/**
 * {@code index.html}. Texts are plain: the template escapes them. Only drawings, the style sheet, the script and its data are
 * taken as they are.
 *
 * @param run that is reported
 * @param provenance of the run
 * @param origin how it came about
 * @param wrong the gradient files beside it
 */
@JStache(path = "page")
@JStacheConfig(formatter = PageFormatter.class)
record Page(GradedRun run, Provenance provenance, Origin origin, WrongCases wrong) {

    static final PagePart SCRIPT = PagePart.read("page.js");

    /** The id of the key to every heat map. */
    static final String MAP_KEY = "map-key";

    /** More groups of unexpected verdicts would make the page too heavy. */
    private static final int MOST_FAULTS = 20;

    /**
     * A fault that nobody expected.
     *
     * @param group the fault
     * @param detail its example
     * @param worstReplay the command that gives its worst verdict again
     * @param file the gradient file of its example; empty if there is none
     * @param agreeing the verdicts in which the engine agrees
     */
    record FaultCard(
            FaultGroup group, Detail detail, String worstReplay, Optional<String> file, AgreeingVerdicts agreeing) {

        FaultText faultText() {
            return new FaultText(group);
        }

        List<NetworkLayer> layers() {
            return NetworkLayer.of(detail.of());
        }

        /** What the drawing of the layers can tell, which depends on what the engine showed. */
        String judged() {
            return Shown.of(detail.of()).inWords();
        }
    }

    /**
     * A known fault, and its worst verdict.
     *
     * @param finding the fault
     * @param detail its worst verdict
     * @param lostBits what a clip of the output costs; empty for another fault, and if an earlier card shows it
     */
    record KnownFaultCard(KnownFault finding, Detail detail, List<LostBits> lostBits) {}

    /** What the page may do: show its own style, run its own script, and load nothing. */
    String policy() {
        return "default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(PagePart.STYLE.hash(), SCRIPT.hash());
    }

    String style() {
        return PagePart.STYLE.text();
    }

    String script() {
        return SCRIPT.text();
    }

    /** The key to every heat map, which each of them shows. */
    String mapKey() {
        return HeatMap.key(MAP_KEY);
    }

    /** Every verdict, for the script. */
    String data() {
        return PageData.of(run, origin);
    }

    Headline headline() {
        return Headline.of(run);
    }

    List<EngineSentence> engineSentences() {
        return EngineSentence.of(run.all());
    }

    /** What was compared on what, for one line. */
    List<String> compared() {
        int cases = run.all().by(EngineVerdict::testCase).size();
        return List.of(
                "A verdict: one engine, case and precision",
                cases == 1 ? run.all().verdicts().get(0).testCase().id() : cases + " cases",
                Sentences.names(
                        run.verdicts().stream().map(each -> each.precision().id())),
                provenance.hasNd4j() ? provenance.name() : "no ND4J",
                provenance.processor(),
                "JDK " + provenance.jdk(),
                "seed: " + origin.shortSeed(),
                "gradcheck4j " + origin.version());
    }

    boolean isEmpty() {
        return run.verdicts().isEmpty();
    }

    /** How much was compared, by precision: an average would hide how little half can tell. */
    String tested() {
        String shares = String.join(
                ", ",
                run.all().by(each -> each.precision().id()).entrySet().stream()
                        .map(each -> "%s of them in %s"
                                .formatted(Figures.percent(each.getValue().coverage()), each.getKey()))
                        .toList());
        return String.format(
                Locale.ROOT,
                "%,d numbers, each compared with the exact one. Tested, so that a wrong value would be noticed: %s.",
                run.all().entries(),
                shares);
    }

    ErrorPlot plot() {
        return ErrorPlot.of(run);
    }

    boolean hasFaults() {
        return !faults().isEmpty() || !run.missing().isEmpty();
    }

    List<FaultCard> faults() {
        return FaultGroup.of(run).stream()
                .limit(MOST_FAULTS)
                .map(group -> new FaultCard(
                        group,
                        Detail.of(group.example(), origin),
                        origin.replay().apply(group.worst()),
                        wrong.of(group.example()),
                        AgreeingVerdicts.of(run, group.engine())))
                .toList();
    }

    /** How many groups are not shown, in words; empty if all are. */
    String moreFaults() {
        int more = FaultGroup.of(run).size() - MOST_FAULTS;
        return more > 0 ? more + " more kinds of unexpected verdicts are among the verdicts below." : "";
    }

    List<EngineScore> scores() {
        return EngineScore.of(run.all());
    }

    /** What is wrong, known and expected. */
    List<KnownFaultCard> findings() {
        List<KnownFaultCard> cards = new ArrayList<>();
        List<LostBits> shown = new ArrayList<>();
        for (KnownFault finding : KnownFault.of(run)) {
            if (finding.isWrong()) {
                List<LostBits> lost = shown.isEmpty() ? LostBits.of(run, finding) : List.of();
                cards.add(new KnownFaultCard(finding, Detail.of(finding.worst(), origin), lost));
                shown.addAll(lost);
            }
        }
        return cards;
    }

    boolean hasFindings() {
        return !findings().isEmpty();
    }

    /** A page of one case shows all its verdicts in place of families. */
    boolean hasFamilies() {
        return !Drawn.isOneCase(run);
    }

    List<FamilySection> families() {
        return hasFamilies() ? FamilySection.of(run.all(), origin) : List.of();
    }

    /** The verdicts of a page of one case that are not told as a fault. */
    List<Detail> details() {
        if (hasFamilies()) {
            return List.of();
        }
        List<String> told = FaultGroup.of(run).stream()
                .map(group -> group.example().title())
                .toList();
        return run.verdicts().stream()
                .filter(each -> !told.contains(each.title()))
                .map(each -> Detail.of(each, origin))
                .toList();
    }

    boolean hasDetails() {
        return !details().isEmpty();
    }

    List<String> notChecked() {
        return NotChecked.in(run, provenance);
    }

    /** What could not be tested or is not supported, known and expected. */
    List<KnownFault> untestedOrUnsupported() {
        return KnownFault.of(run).stream().filter(each -> !each.isWrong()).toList();
    }

    boolean hasUntestedOrUnsupported() {
        return !untestedOrUnsupported().isEmpty();
    }

    Optional<String> differingRepeats() {
        return new RunSentence(run).differingRepeats();
    }

    String seconds() {
        return Figures.threeDigits(provenance.seconds());
    }
}
