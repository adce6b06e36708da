package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * Verdicts of one engine that nobody expected, and that have the same cause: one fault is told once, however many cases show
 * it. In a small network, a fault without a name may leave few wrong entries, so that a simple diagnosis fits there; and in a
 * low precision, bounds may be too wide to confirm the cause that most verdicts have. Such verdicts are told with the others.
 *
 * @param engine its name
 * @param outcome of most of them
 * @param diagnosis of the same; empty if they have none
 * @param verdicts at least one
 */
record FaultGroup(String engine, Outcome outcome, Optional<DiagnosisId> diagnosis, VerdictGroup verdicts) {

    private static final int MOST_LINKS = 10;

    /** What verdicts of one group have in common. */
    private record Key(String engine, Outcome outcome, Optional<DiagnosisId> diagnosis) {

        static Key of(EngineVerdict verdict) {
            return new Key(
                    verdict.engine(), verdict.outcome(), verdict.diagnosis().map(Diagnosis::id));
        }

        FaultGroup group(List<EngineVerdict> verdicts) {
            return new FaultGroup(engine, outcome, diagnosis, new VerdictGroup(verdicts));
        }
    }

    /** Wrong numbers and failures first, then what could not be judged; the largest errors first. */
    static List<FaultGroup> of(GradedRun run) {
        Map<Key, List<EngineVerdict>> byCause = new LinkedHashMap<>();
        for (EngineVerdict each : run.with(Grade.UNEXPECTED).verdicts()) {
            byCause.computeIfAbsent(Key.of(each), key -> new ArrayList<>()).add(each);
        }
        List<FaultGroup> groups = byCause.entrySet().stream()
                .map(each -> each.getKey().group(each.getValue()))
                .toList();
        return groups.stream()
                .filter(each -> groups.stream().noneMatch(each::isPartOf))
                .map(each -> each.with(groups.stream().filter(part -> part.isPartOf(each))))
                .sorted(Comparator.comparing((FaultGroup group) -> !group.isWrong())
                        .thenComparing(Comparator.comparingDouble(
                                        (FaultGroup group) -> group.worst().gradientFractionOfBound())
                                .reversed()))
                .toList();
    }

    /** Whether another fault of this engine, with or without a name, starts in the same tensors, and more often. */
    private boolean isPartOf(FaultGroup other) {
        return other.engine.equals(engine)
                && (isSimplePartOf(other) || isUnconfirmedPartOf(other))
                && (other.places().containsAll(places()) || other.tensors().containsAll(tensors()));
    }

    /** Whether this is one wrong tensor a verdict, and the other has no name. */
    private boolean isSimplePartOf(FaultGroup other) {
        return !isUnexplained()
                && other.isUnexplained()
                && other.verdicts.size() >= verdicts.size()
                && verdicts.verdicts().stream()
                        .allMatch(each -> each.verdict().wrongTensors().size() == 1);
    }

    /** Whether this has no name, and the other one has. */
    private boolean isUnconfirmedPartOf(FaultGroup other) {
        return isUnexplained() && other.outcome == Outcome.EXPLAINED && other.verdicts.size() > verdicts.size();
    }

    private boolean isUnexplained() {
        return diagnosis.equals(Optional.of(Diagnosis.UNEXPLAINED));
    }

    private FaultGroup with(Stream<FaultGroup> parts) {
        List<EngineVerdict> all = new ArrayList<>(verdicts.verdicts());
        parts.forEach(part -> all.addAll(part.verdicts.verdicts()));
        return new FaultGroup(engine, outcome, diagnosis, new VerdictGroup(all));
    }

    /** How many verdicts have which other diagnosis, in words; empty if none has. */
    String otherCauses() {
        Map<String, VerdictGroup> others = ofOtherCauses().by(EngineVerdict::cause);
        return others.isEmpty()
                ? ""
                : Sentences.sentence(Sentences.names(
                        others.entrySet().stream().map(each -> otherCause(each.getKey(), each.getValue()))));
    }

    private static String otherCause(String cause, VerdictGroup its) {
        String verdicts = Sentences.count(its.size(), "more verdict", "more verdicts");
        return cause.equals(Diagnosis.UNEXPLAINED.text())
                ? "in %s, in which it starts in the same tensor, no mistake could be confirmed: they may have the same cause"
                        .formatted(verdicts)
                : "in %s the diagnosis is %s, with at most %s each".formatted(verdicts, cause, wrongEntries(its));
    }

    private static String wrongEntries(VerdictGroup some) {
        return Sentences.count(
                some.verdicts().stream()
                        .mapToLong(each -> each.verdict().disagreeing())
                        .max()
                        .orElse(0),
                "wrong entry",
                "wrong entries");
    }

    /** Those that have another diagnosis, such as {@code , 13 more disagree (single-entry)}; empty if there are none. */
    private static String andOthers(VerdictGroup some) {
        return some.by(EngineVerdict::verdictAndCause).entrySet().stream()
                .map(each -> ", %d more %s".formatted(each.getValue().size(), each.getKey()))
                .collect(Collectors.joining());
    }

    private VerdictGroup ofThisCause() {
        return verdicts.only(this::hasThisCause);
    }

    private VerdictGroup ofOtherCauses() {
        return verdicts.only(each -> !hasThisCause(each));
    }

    /** The example's place, such as {@code for example, xor-2-2-1 in double}. */
    String examplePlace() {
        return (ofThisCause().size() == 1 ? "" : "for example, ") + example().place();
    }

    private boolean hasThisCause(EngineVerdict verdict) {
        return verdict.diagnosis().map(Diagnosis::id).equals(diagnosis);
    }

    /** Whether numbers are wrong or missing; if not, they could not be judged. */
    boolean isWrong() {
        return outcome.isWrong();
    }

    /** The verdict with the largest error ÷ bound, as on the plot, of those with this diagnosis. */
    EngineVerdict worst() {
        return ofThisCause().verdicts().stream()
                .max(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound))
                .orElseThrow();
    }

    /** The verdict with this diagnosis on the smallest network and batch, in double if there is one: the easiest to read, so it is told in full. */
    EngineVerdict example() {
        return ofThisCause().verdicts().stream()
                .min(Comparator.comparing((EngineVerdict each) -> each.precision() != Precision.DOUBLE)
                        .thenComparing(each -> each.testCase().network().parameters())
                        .thenComparing(each -> each.testCase().batch().size()))
                .orElseThrow();
    }

    /**
     * Such as {@code dW2}, or {@code dW of the last layer}, if always the same tensor, and no other, is wrong; else empty. Networks
     * differ in depth, so the number of the layer may differ, too.
     */
    String tensor() {
        List<TensorPlace> wrong = verdicts.verdicts().stream()
                .flatMap(each ->
                        each.verdict().wrongTensors().stream().map(tensor -> TensorPlace.of(tensor.name(), each)))
                .distinct()
                .toList();
        List<String> names = verdicts.verdicts().stream()
                .flatMap(each -> each.verdict().wrongTensors().stream())
                .map(tensor -> tensor.name().toString())
                .distinct()
                .toList();
        if (names.size() == 1) {
            return names.get(0);
        }
        return wrong.size() == 1 ? wrong.get(0).inWords() : "";
    }

    /** In which it starts, in each verdict. */
    private Set<TensorName> tensors() {
        return verdicts.verdicts().stream()
                .flatMap(each ->
                        FirstWrong.of(each).stream().map(first -> first.tensor().name()))
                .collect(Collectors.toSet());
    }

    /** Where it starts, in each verdict. */
    private Set<TensorPlace> places() {
        return verdicts.verdicts().stream()
                .flatMap(each -> FirstWrong.of(each).stream()
                        .map(first -> TensorPlace.of(first.tensor().name(), each)))
                .collect(Collectors.toSet());
    }

    /** What the cause is called in a sentence. */
    String causeInWords() {
        if (diagnosis.isPresent()) {
            return isUnexplained()
                    ? "no known mistake explains it"
                    : diagnosis.get().text();
        }
        return switch (outcome) {
            case DISAGREE -> "it disagrees with the formula";
            case AGREE, INCONCLUSIVE, EXPLAINED, UNSUPPORTED, FAILED -> outcome.id();
        };
    }

    /** What the diagnosis is, in a few words; empty if there is none, or if that is all that is known. */
    Optional<String> meaning() {
        return diagnosis.filter(id -> !isUnexplained()).map(DiagnosisName::inWords);
    }

    /** The outcome, and what explains it, such as {@code explained (transposed)}. */
    String verdictInWords() {
        EngineVerdict worst = worst();
        return worst.outcome().id() + (worst.diagnosis().isEmpty() ? "" : " (%s)".formatted(causeInWords()));
    }

    /** The same with what that is, such as {@code explained: dW is transposed, … (transposed)}. */
    String verdictAndMeaning() {
        return meaning()
                .map(meaning -> "%s: %s (%s)".formatted(worst().outcome().id(), meaning, causeInWords()))
                .orElseGet(this::verdictInWords);
    }

    /** How many, of how many of this engine, with a space before it; empty if it has no other. */
    String shareInWords(GradedRun run) {
        int all = run.all().only(each -> each.engine().equals(engine)).size();
        return all == 1
                ? ""
                : " in %d of its %d verdicts%s".formatted(ofThisCause().size(), all, andOthers(ofOtherCauses()));
    }

    String verdictsInWords() {
        return Sentences.count(ofThisCause().size(), "verdict", "verdicts") + andOthers(ofOtherCauses());
    }

    /** Whether there was a choice of examples. */
    boolean hasSeveral() {
        return ofThisCause().size() > 1;
    }

    /** Whether the example is not the worst. */
    boolean hasWorse() {
        return !worst().title().equals(example().title());
    }

    /** Leads to the worst verdict, and names its worst entry. */
    Link worstLink() {
        return link(worst());
    }

    /** How far off the worst verdict is, after its link, such as {@code : 8.69e16 × its bound}; empty if that is no number. */
    String worstSize() {
        double size = worst().gradientFractionOfBound();
        return Double.isFinite(size) ? ": %s × its bound".formatted(Figures.threeDigits(size)) : "";
    }

    /** Why the example is wrong, for a person. */
    String sentence() {
        EngineVerdict of = example();
        return Sentences.sentences(
                of.diagnosis().map(Diagnosis::sentence).orElse(of.verdict().reason()));
    }

    Optional<String> remedy() {
        return example()
                .diagnosis()
                .map(Diagnosis::remedy)
                .filter(text -> !text.isEmpty())
                .map(Sentences::sentence);
    }

    /** The command that tells more of the diagnosis; empty if there is none. */
    Optional<String> explainCommand() {
        return diagnosis.map(id -> "gradcheck4j explain " + id);
    }

    boolean hasOthers() {
        return !others().isEmpty();
    }

    /** Not all links, if there are many: the table of verdicts has them. */
    List<Link> shownOthers() {
        return others().stream().limit(MOST_LINKS).toList();
    }

    /** Shows all unexpected verdicts of the engine; empty if each of these has a link here. */
    Optional<Link> moreOthers() {
        int more = others().size() - MOST_LINKS;
        return more > 0
                ? Optional.of(new Link(
                        Link.of(engine, "unexpected").address() + "&sort=-fraction",
                        "all unexpected verdicts of " + engine))
                : Optional.empty();
    }

    /** Neither the example nor the worst; the largest error ÷ bound first, each with the entry that has it. */
    private List<Link> others() {
        List<String> shown = List.of(example().title(), worst().title());
        return verdicts.verdicts().stream()
                .filter(each -> !shown.contains(each.title()))
                .sorted(Comparator.comparingDouble(EngineVerdict::gradientFractionOfBound)
                        .reversed())
                .map(FaultGroup::link)
                .toList();
    }

    private static Link link(EngineVerdict verdict) {
        Link link = Link.of(verdict);
        return verdict.worstGradient()
                .map(FirstWrong::new)
                .map(worst -> new Link(link.address(), link.text() + " " + worst.name()))
                .orElse(link);
    }

    /** The example's largest error ÷ bound of a gradient. */
    String exampleSize() {
        return Figures.threeDigits(example().gradientFractionOfBound());
    }
}
