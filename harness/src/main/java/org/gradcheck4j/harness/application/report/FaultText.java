package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;

/**
 * What the reports say of a fault: its cause, its size, and where else it occurs.
 *
 * @param group the fault
 */
record FaultText(FaultGroup group) {

    private static final int MOST_LINKS = 10;

    /** How many verdicts have which other diagnosis, in words; empty if none has. */
    String otherCauses() {
        Map<String, VerdictGroup> others = group.ofOtherCauses().by(EngineVerdict::cause);
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

    /** The example's place, such as {@code for example, xor-2-2-1 in double}. */
    String examplePlace() {
        return (group.ofThisCause().size() == 1 ? "" : "for example, ")
                + group.example().place();
    }

    /**
     * Such as {@code dW2}, or {@code dW of the last layer}, if always the same tensor, and no other, is wrong; else empty. Networks
     * differ in depth, so the number of the layer may differ, too.
     */
    String tensor() {
        List<TensorPlace> wrong = group.verdicts().verdicts().stream()
                .flatMap(each ->
                        each.verdict().wrongTensors().stream().map(tensor -> TensorPlace.of(tensor.name(), each)))
                .distinct()
                .toList();
        List<String> names = group.verdicts().verdicts().stream()
                .flatMap(each -> each.verdict().wrongTensors().stream())
                .map(tensor -> tensor.name().toString())
                .distinct()
                .toList();
        if (names.size() == 1) {
            return names.get(0);
        }
        return wrong.size() == 1 ? wrong.get(0).inWords() : "";
    }

    /** What the cause is called in a sentence. */
    String causeInWords() {
        if (group.diagnosis().isPresent()) {
            return group.isUnexplained()
                    ? "no known mistake explains it"
                    : group.diagnosis().get().text();
        }
        return switch (group.outcome()) {
            case DISAGREE -> "it disagrees with the formula";
            case AGREE, INCONCLUSIVE, EXPLAINED, UNSUPPORTED, FAILED ->
                group.outcome().id();
        };
    }

    /** What the diagnosis is, in a few words; empty if there is none, or if that is all that is known. */
    Optional<String> meaning() {
        return group.diagnosis().filter(id -> !group.isUnexplained()).map(DiagnosisName::inWords);
    }

    /** The outcome, and what explains it, such as {@code explained (transposed)}. */
    String verdictInWords() {
        EngineVerdict worst = group.worst();
        return worst.outcome().id() + (worst.diagnosis().isEmpty() ? "" : " (%s)".formatted(causeInWords()));
    }

    /** The same with what that is, such as {@code explained: dW is transposed, … (transposed)}. */
    String verdictAndMeaning() {
        return meaning()
                .map(meaning -> "%s: %s (%s)".formatted(group.worst().outcome().id(), meaning, causeInWords()))
                .orElseGet(this::verdictInWords);
    }

    /** How many, of how many of this engine, with a space before it; empty if it has no other. */
    String shareInWords(GradedRun run) {
        int all = run.all().only(each -> each.engine().equals(group.engine())).size();
        return all == 1
                ? ""
                : " in %d of its %d verdicts%s"
                        .formatted(group.ofThisCause().size(), all, andOthers(group.ofOtherCauses()));
    }

    String verdictsInWords() {
        return Sentences.count(group.ofThisCause().size(), "verdict", "verdicts") + andOthers(group.ofOtherCauses());
    }

    /** Leads to the worst verdict, and names its worst entry. */
    Link worstLink() {
        return link(group.worst());
    }

    /** How far off the worst verdict is, after its link, such as {@code : 8.69e16 × its bound}; empty if that is no number. */
    String worstSize() {
        double size = group.worst().gradientFractionOfBound();
        return Double.isFinite(size) ? ": %s × its bound".formatted(Figures.threeDigits(size)) : "";
    }

    /** Why the example is wrong, for a person. */
    String sentence() {
        EngineVerdict of = group.example();
        return Sentences.sentences(
                of.diagnosis().map(Diagnosis::sentence).orElse(of.verdict().reason()));
    }

    Optional<String> remedy() {
        return group.example()
                .diagnosis()
                .map(Diagnosis::remedy)
                .filter(text -> !text.isEmpty())
                .map(Sentences::sentence);
    }

    /** The command that tells more of the diagnosis; empty if there is none. */
    Optional<String> explainCommand() {
        return group.diagnosis().map(id -> "gradcheck4j explain " + id);
    }

    boolean hasOthers() {
        return !group.others().isEmpty();
    }

    /** Each with its worst entry. Not all links, if there are many: the table of verdicts has them. */
    List<Link> shownOthers() {
        return group.others().stream().limit(MOST_LINKS).map(FaultText::link).toList();
    }

    /** Shows all unexpected verdicts of the engine; empty if each of these has a link here. */
    Optional<Link> moreOthers() {
        int more = group.others().size() - MOST_LINKS;
        return more > 0
                ? Optional.of(new Link(
                        Link.of(group.engine(), "unexpected").address() + "&sort=-fraction",
                        "all unexpected verdicts of " + group.engine()))
                : Optional.empty();
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
        return Figures.threeDigits(group.example().gradientFractionOfBound());
    }
}
