package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.DoubleDoubleArithmetic;
import org.gradcheck4j.harness.evaluation.injection.Fault;
import org.gradcheck4j.harness.evaluation.injection.GenericMatrix;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** How much a fault changes each entry of the exact gradient, with no rounding in between. */
final class ExactChange {

    /** A fault is claimed to be noticed from so many bounds on. */
    private static final double NOTICEABLE = 2;

    /** Below this share of the bound, a change is the rounding of double-double: 2⁻¹⁰⁴ against u ≥ 2⁻⁵³. */
    private static final double NOTHING = 0x1p-40;

    private static final DoubleDoubleArithmetic NUMBERS = new DoubleDoubleArithmetic();

    private final GradientCheck check;
    private final EntryBounds bounds;
    private final List<GenericMatrix<DD>> activations;

    ExactChange(GradientCheck check, EntryBounds bounds) {
        this.check = check;
        this.bounds = bounds;
        this.activations = activations(check.solution());
    }

    private static List<GenericMatrix<DD>> activations(ExactSolution solution) {
        List<GenericMatrix<DD>> activations = new ArrayList<>();
        activations.add(GenericMatrix.of(NUMBERS, solution.batch().X()));
        for (ExactMatrix A : solution.A()) {
            activations.add(GenericMatrix.generate(A.rows(), A.columns(), (i, j) -> entry(A, i * A.columns() + j)));
        }
        return activations;
    }

    private static DD entry(ExactMatrix matrix, int index) {
        return DD.ofSum(matrix.high(index), matrix.low(index));
    }

    /** {@return the gradient with a fault, by tensor: exact for a deviation; for an arithmetic, what it came to} */
    Map<TensorName, GenericMatrix<DD>> gradient(Fault fault, Gradients injected) {
        if (fault.arithmetic().isEmpty()) {
            return gradient(fault.deviation());
        }
        Map<TensorName, GenericMatrix<DD>> gradient = new HashMap<>();
        injected.tensors().forEach((name, matrix) -> gradient.put(name, GenericMatrix.of(NUMBERS, matrix)));
        return gradient;
    }

    private Map<TensorName, GenericMatrix<DD>> gradient(Deviation deviation) {
        ExactSolution solution = check.solution();
        var layers =
                new PlainBackprop<>(NUMBERS, solution.network(), solution.batch(), deviation).backward(activations);
        Map<TensorName, GenericMatrix<DD>> gradient = new HashMap<>();
        for (int i = 1; i <= layers.size(); i++) {
            gradient.put(TensorName.dW(i), layers.get(i - 1).dW());
            gradient.put(TensorName.db(i), layers.get(i - 1).db());
        }
        return gradient;
    }

    /**
     * {@return what can be asked about a fault}
     *
     * @param gradient that it leads to, exactly
     * @param injected that it leads to in the declared precision
     */
    Detectability detectability(Map<TensorName, GenericMatrix<DD>> gradient, Gradients injected) {
        Detectability most = Detectability.WITHOUT_EFFECT;
        for (Map.Entry<TensorName, Matrix> each : injected.tensors().entrySet()) {
            TensorName tensor = each.getKey();
            GenericMatrix<DD> faulty = gradient.getOrDefault(tensor, GenericMatrix.of(NUMBERS, each.getValue()));
            for (int k = 0; k < faulty.values().size(); k++) {
                double rounding = distance(faulty.get(k), DD.of(each.getValue().get(k)));
                Detectability entry = detectability(tensor, k, faulty.get(k), rounding);
                if (entry == Detectability.DETECTABLE) {
                    return entry;
                }
                most = entry.compareTo(most) < 0 ? entry : most;
            }
        }
        return most;
    }

    private Detectability detectability(TensorName tensor, int index, DD faulty, double rounding) {
        double change = distance(faulty, entry(bounds.exact(tensor), index));
        if (!Double.isFinite(change)) {
            return Detectability.DETECTABLE;
        }
        double bound = bounds.bound(tensor, index);
        if (change > NOTICEABLE * bound && bounds.tested(tensor, index)) {
            return rounding <= change / 2 ? Detectability.DETECTABLE : Detectability.LOST_IN_ROUNDING;
        }
        return change > NOTHING * bound ? Detectability.BELOW_BOUND : Detectability.WITHOUT_EFFECT;
    }

    /** {@return how many entries a gradient with a fault changes by more than their bound} */
    int touched(Map<TensorName, GenericMatrix<DD>> gradient) {
        int touched = 0;
        for (Map.Entry<TensorName, GenericMatrix<DD>> each : gradient.entrySet()) {
            ExactMatrix exact = bounds.exact(each.getKey());
            for (int k = 0; k < exact.size(); k++) {
                if (!(distance(each.getValue().get(k), entry(exact, k)) <= bounds.bound(each.getKey(), k))) {
                    touched++;
                }
            }
        }
        return touched;
    }

    /**
     * {@return whether a gradient with a fault lies within its bound of the one that another fault leads to, in every
     * entry: the two cannot be told apart}
     */
    boolean coincides(Map<TensorName, GenericMatrix<DD>> gradient, Deviation other) {
        for (Map.Entry<TensorName, GenericMatrix<DD>> each : gradient(other).entrySet()) {
            TensorName tensor = each.getKey();
            GenericMatrix<DD> faulty = gradient.get(tensor);
            if (faulty == null || !coincide(tensor, faulty, each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean coincide(TensorName tensor, GenericMatrix<DD> one, GenericMatrix<DD> other) {
        ExactMatrix exact = bounds.exact(tensor);
        double growth = 1;
        for (int k = 0; k < exact.size(); k++) {
            if (exact.high(k) != 0) {
                growth = Math.max(growth, Math.abs(one.get(k).hi() / exact.high(k)));
            }
        }
        for (int k = 0; k < exact.size(); k++) {
            if (!(distance(one.get(k), other.get(k)) <= growth * bounds.bound(tensor, k))) {
                return false;
            }
        }
        return true;
    }

    private static double distance(DD one, DD other) {
        return Math.abs(one.subtract(other).doubleValue());
    }
}
