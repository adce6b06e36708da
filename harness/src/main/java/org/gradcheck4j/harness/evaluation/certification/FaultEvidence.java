package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.injection.InjectedFault;
import org.gradcheck4j.harness.evaluation.injection.UnitOutputGradient;
import org.gradcheck4j.model.TensorName;

/** How much the numbers of a faulty gradient say of the fault, whoever looks at them. */
final class FaultEvidence {

    private final ExactChange exactChange;
    private final int m;
    private final VisibleDirections ofSamples;
    private final VisibleDirections ofFunctions;

    FaultEvidence(ExactChange exactChange, ExactSolution solution) {
        this.exactChange = exactChange;
        this.m = solution.batch().size();
        List<double[]> rows = rows();
        this.ofFunctions =
                new VisibleDirections(SmoothOutputGradients.of(solution).parts(rows));
        this.ofSamples = new VisibleDirections(rows);
    }

    /** Of each number: by how many bounds it changes if dZ[L] of each sample changes by 1. */
    private List<double[]> rows() {
        List<Map<TensorName, DoubleDoubleMatrix>> ofSample = IntStream.range(0, m)
                .mapToObj(k -> exactChange.gradientOfSample(k, List.of(new UnitOutputGradient())))
                .toList();
        List<double[]> rows = new ArrayList<>();
        ofSample.get(0).forEach((tensor, any) -> {
            for (int index = 0; index < any.values().size(); index++) {
                int entry = index;
                double bound = exactChange.bound(tensor, index);
                if (bound > 0 && Double.isFinite(bound)) {
                    rows.add(ofSample.stream()
                            .mapToDouble(each -> Objects.requireNonNull(each.get(tensor))
                                            .get(entry)
                                            .hi()
                                    / (m * bound))
                            .toArray());
                }
            }
        });
        return rows;
    }

    /**
     * {@return how unlikely it is that other wrong numbers are the same by chance, in bits} An entry that a fault changes by c,
     * and that an engine may get wrong by b, is hit by chance with the probability b/c. If the fault is made in dZ[L], other
     * wrong dZ[L] are what chance may give, and each of {@link VisibleDirections} counts; if it makes dZ[L] from A and y, other
     * {@link SmoothOutputGradients} are. Numbers that are fitted are taken away, the largest first, and so is the choice of a form.
     *
     * @param fault that leads to a gradient
     * @param gradient that it leads to
     */
    double bits(InjectedFault fault, Map<TensorName, DoubleDoubleMatrix> gradient) {
        boolean isInOutputGradient = fault.arithmetic().isEmpty()
                && exactChange.gradient(fault.inOutputGradient()).equals(gradient);
        // Many mistakes make dZ[L] vanish: a 0 does not say which.
        List<Double> changes = exactChange.changes(gradient, isInOutputGradient);
        double norm = Math.sqrt(
                changes.stream().mapToDouble(change -> change * change).sum());
        List<Double> bits = !isInOutputGradient
                ? changes.stream().map(VisibleDirections::log2).toList()
                : isOfEachOutput(fault, gradient) ? ofFunctions.bits(norm) : ofSamples.bits(norm);
        // In another arithmetic, sums may stop growing: then the errors of a tensor have a factor in common, as many
        // mistakes do.
        int fitted = fault.fittedNumbers() + (fault.arithmetic().isPresent() ? gradient.size() : 0);
        return bits.stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(m)
                        .skip(fitted)
                        .mapToDouble(Double::doubleValue)
                        .sum()
                - VisibleDirections.log2(fault.forms(m));
    }

    private boolean isOfEachOutput(InjectedFault fault, Map<TensorName, DoubleDoubleMatrix> gradient) {
        return exactChange.gradient(fault.ofEachOutput()).equals(gradient);
    }
}
