package org.gradcheck4j.harness.certification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.reference.ExactMatrix;
import org.gradcheck4j.reference.ExactPass;

/** How much a fault changes each entry of the exact gradient, with no rounding in between. */
final class ExactChange {

    /** A fault is claimed to be noticed from so many bounds on. */
    private static final double NOTICEABLE = 2;

    /** Below this share of the bound, a change is the rounding of double-double: 2⁻¹⁰⁴ against u ≥ 2⁻⁵³. */
    private static final double NOTHING = 0x1p-40;

    private static final DoubleDoubleNumbers NUMBERS = new DoubleDoubleNumbers();

    private final Truth truth;
    private final EntryBounds bounds;
    private final List<Grid<DD>> activations;

    ExactChange(Truth truth, EntryBounds bounds) {
        this.truth = truth;
        this.bounds = bounds;
        this.activations = activations(truth.pass());
    }

    private static List<Grid<DD>> activations(ExactPass pass) {
        List<Grid<DD>> activations = new ArrayList<>();
        activations.add(Grid.of(NUMBERS, pass.batch().X()));
        for (ExactMatrix A : pass.A()) {
            activations.add(Grid.generate(A.rows(), A.columns(), (i, j) -> entry(A, i * A.columns() + j)));
        }
        return activations;
    }

    private static DD entry(ExactMatrix matrix, int index) {
        return DD.ofSum(matrix.high(index), matrix.low(index));
    }

    /** {@return the change of every entry, by tensor: exact for a deviation; for an arithmetic, what it came to} */
    Map<String, Matrix> of(Fault fault, Gradients injected) {
        Map<String, Matrix> changes = new HashMap<>();
        if (fault.arithmetic().isPresent()) {
            injected.tensors().forEach((name, matrix) -> changes.put(name, difference(name, Grid.of(NUMBERS, matrix))));
            return changes;
        }
        ExactPass pass = truth.pass();
        var faulty =
                new PlainBackprop<>(NUMBERS, pass.network(), pass.batch(), fault.deviation()).backward(activations);
        for (int i = 1; i <= faulty.size(); i++) {
            changes.put("dW" + i, difference("dW" + i, faulty.get(i - 1).dW()));
            changes.put("db" + i, difference("db" + i, faulty.get(i - 1).db()));
        }
        return changes;
    }

    private Matrix difference(String tensor, Grid<DD> faulty) {
        ExactMatrix exact = bounds.exact(tensor);
        return faulty.map(
                        Grid.generate(exact.rows(), exact.columns(), (i, j) -> entry(exact, i * exact.columns() + j)),
                        DD::subtract)
                .toMatrix(NUMBERS);
    }

    /** {@return what can be asked about a fault that changes the entries so} */
    Detectability detectability(Map<String, Matrix> changes) {
        double largestTested = 0;
        double largest = 0;
        for (Map.Entry<String, Matrix> each : changes.entrySet()) {
            for (int k = 0; k < each.getValue().size(); k++) {
                double change = Math.abs(each.getValue().get(k));
                if (!Double.isFinite(change)) {
                    return Detectability.DETECTABLE;
                }
                double share = change == 0 ? 0 : change / bounds.bound(each.getKey(), k);
                largest = Math.max(largest, share);
                if (share > largestTested && bounds.tested(each.getKey(), k)) {
                    largestTested = share;
                }
            }
        }
        if (largestTested > NOTICEABLE) {
            return Detectability.DETECTABLE;
        }
        return largest > NOTHING ? Detectability.BELOW_BOUND : Detectability.WITHOUT_EFFECT;
    }
}
