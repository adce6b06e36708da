package org.gradcheck4j.harness.diagnosis.recovered;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.model.TensorName;

/**
 * What dW[L] and db[L] tell of a dZ[L] that has no name: its numbers, and what follows from them. Nothing is said that the
 * roundings leave open.
 */
public final class RecoveredSentence {

    private final Evidence evidence;
    private final RecoveredOutputGradient recovered;
    private final int depth;

    private RecoveredSentence(Evidence evidence, RecoveredOutputGradient recovered) {
        this.evidence = evidence;
        this.recovered = recovered;
        this.depth = evidence.depth();
    }

    /**
     * {@return the end of a sentence, from its semicolon on; empty if nothing is known}
     *
     * @param evidence of an engine whose dW[L] is wrong
     */
    public static String of(Evidence evidence) {
        Optional<RecoveredOutputGradient> recovered = RecoveredOutputGradient.of(evidence);
        return recovered
                .map(each -> new RecoveredSentence(evidence, each).text())
                .orElse("");
    }

    private String text() {
        if (recovered.sums() == RecoveredOutputGradient.Sums.IMPOSSIBLE) {
            String input = Evidence.inputOf(depth);
            boolean isInputRight = depth == 1 || evidence.shows(TensorName.activation(depth - 1));
            return "; no dZ%d gives both dW%d and db%d with %s: look at %sthe sums over the samples, and at what changes "
                            .formatted(depth, depth, depth, input, isInputRight ? "" : input + ", at ")
                    + "a gradient after backprop";
        }
        RecoveredSamples samples = new RecoveredSamples(evidence, recovered);
        if (!samples.areWrong()) {
            return "";
        }
        RecoveredHiddenLayers handedOn = new RecoveredHiddenLayers(evidence, recovered);
        boolean isKnown = !handedOn.isContradicted()
                && (recovered.sums() == RecoveredOutputGradient.Sums.CONFIRMED
                        || !handedOn.following().isEmpty());
        String lead = isKnown
                ? "; dW%d and db%d determine dZ%d: ".formatted(depth, depth, depth)
                : "; if dW%d and db%d are its sums over the samples, dZ%d is known: ".formatted(depth, depth, depth);
        return lead + samples.text() + followers(handedOn);
    }

    private String followers(RecoveredHiddenLayers handedOn) {
        List<TensorName> following = handedOn.following();
        List<TensorName> differing = handedOn.differing();
        if (depth > 1 && following.size() == 2 * (depth - 1)) {
            return ("; all other gradients follow from this dZ%d, so only the step that makes dZ%d is wrong, or all gradients have "
                            + "a wrong factor")
                    .formatted(depth, depth);
        }
        if (following.isEmpty()) {
            return differing.isEmpty()
                    ? ""
                    : "; %s not follow from this dZ%d".formatted(named(differing, "does", "do"), depth)
                            + where(following, differing);
        }
        String follow = "; %s from this dZ%d".formatted(named(following, "follows", "follow"), depth);
        return differing.isEmpty()
                ? follow + ", at least"
                : follow + ", but " + named(differing, "does not", "do not") + where(following, differing);
    }

    /** Where to look, if all gradients of the layer after follow: what the first that differ are made from is then right. */
    private String where(List<TensorName> following, List<TensorName> differing) {
        int i = differing.get(0).layer();
        if (i < depth - 1 && !following.containsAll(evidence.gradientsOf(i + 1))) {
            return "";
        }
        if (differing.containsAll(evidence.gradientsOf(i))) {
            return ": look at how dZ%d is made, too".formatted(i);
        }
        return evidence.gradientsOf(i).stream().anyMatch(following::contains)
                ? ": look at how %s is made, too".formatted(differing.get(0))
                : "";
    }

    /** "layers 3 and 2 follow" if those are all gradients of these layers, else their names. */
    private static String named(List<TensorName> tensors, String one, String more) {
        Set<Integer> layers =
                tensors.stream().map(TensorName::layer).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean areWhole = tensors.size() == 2 * layers.size();
        List<String> names = areWhole
                ? layers.stream().map(String::valueOf).toList()
                : tensors.stream().map(TensorName::toString).toList();
        return (areWhole ? names.size() == 1 ? "layer " : "layers " : "")
                + CommaList.withAnd(names)
                + " "
                + (names.size() == 1 ? one : more);
    }
}
