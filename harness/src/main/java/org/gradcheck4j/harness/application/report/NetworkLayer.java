package org.gradcheck4j.harness.application.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.TensorName;

/**
 * One layer of the network that a card draws, with what the engine returned of it.
 *
 * @param number i, from 1
 * @param width n_i
 * @param isFirstWrong whether the disagreement starts here
 * @param steps what was returned, in the order of the pass
 */
record NetworkLayer(int number, int width, boolean isFirstWrong, List<Step> steps) {

    /**
     * A tensor of a layer.
     *
     * @param name such as {@code dW2}
     * @param grade {@code unexpected} if an entry disagrees, {@code agrees} if none does, {@code muted} if the engine did not show it
     * @param text how far it is off, in few words
     */
    record Step(String name, String grade, String text) {}

    /** From the input to the output. */
    static List<NetworkLayer> of(EngineVerdict verdict) {
        int first = FirstWrong.of(verdict).map(wrong -> wrong.tensor().layer()).orElse(-1);
        List<Layer> layers = verdict.testCase().network().layers();
        return IntStream.rangeClosed(1, layers.size())
                .mapToObj(i -> new NetworkLayer(
                        i,
                        layers.get(i - 1).outputs(),
                        i == first,
                        List.of(
                                step(verdict, TensorName.activation(i)),
                                step(verdict, TensorName.dW(i)),
                                step(verdict, TensorName.db(i)))))
                .toList();
    }

    private static Step step(EngineVerdict verdict, TensorName name) {
        String shown = name.toString();
        Optional<TensorComparison> tensor = verdict.verdict().tensors().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (tensor.isEmpty()) {
            return new Step(shown, "muted", "not shown");
        }
        String size = Figures.threeDigits(tensor.get().fractionOfBound()) + " × bound";
        return tensor.get().disagreeing() == 0
                ? new Step(shown, "agrees", "✓ " + size)
                : new Step(
                        shown,
                        "unexpected",
                        "✗ %d of %d wrong, %s"
                                .formatted(
                                        tensor.get().disagreeing(), tensor.get().entries(), size));
    }
}
