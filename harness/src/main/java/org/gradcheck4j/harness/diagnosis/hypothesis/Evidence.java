package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.DepartureOracle;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/** An engine's numbers, the formula's, and what a departure from it would give. */
public final class Evidence {

    /** How many passes are kept: enough for the hypotheses that others are put on top of. */
    private static final int RECENT = 64;

    private final ExactSolution solution;
    private final Arithmetic arithmetic;
    private final Tolerance tolerance;
    private final Map<TensorName, ExactMatrix> exact;
    private final Map<TensorName, Matrix> actual;
    private final DepartureOracle oracle;
    private final Map<Departure, DepartedSolution> solutions = new LinkedHashMap<>(RECENT, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Departure, DepartedSolution> eldest) {
            return size() > RECENT;
        }
    };

    /** Of finite numbers of the right shapes, with the derived tolerance. */
    public Evidence(ExactSolution solution, Arithmetic arithmetic, Tolerance tolerance, EngineOutput output) {
        this.solution = solution;
        this.exact = solution.tensors();
        this.arithmetic = arithmetic;
        this.tolerance = tolerance;
        this.oracle = DepartureOracle.of(solution, arithmetic);
        this.actual = output.tensors();
    }

    public ExactSolution solution() {
        return solution;
    }

    public Network network() {
        return solution.network();
    }

    /** {@return L} */
    public int depth() {
        return solution.network().depth();
    }

    /** {@return m} */
    int batch() {
        return solution.batch().size();
    }

    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /** {@return the names of the gradients as they are computed: db and dW of the last layer first} */
    List<TensorName> backwards() {
        List<TensorName> names = new ArrayList<>();
        for (int i = depth(); i >= 1; i--) {
            names.add(TensorName.db(i));
            names.add(TensorName.dW(i));
        }
        return names;
    }

    /** {@return whether the engine shows a tensor} */
    public boolean shows(TensorName tensor) {
        return actual.containsKey(tensor);
    }

    /** {@return what the engine returned} */
    public Matrix actual(TensorName tensor) {
        return Objects.requireNonNull(actual.get(tensor), tensor::toString);
    }

    /** {@return the formula's} */
    public ExactMatrix exact(TensorName tensor) {
        return Objects.requireNonNull(exact.get(tensor), tensor::toString);
    }

    /** {@return how far the engine may be from the formula} */
    public double bound(TensorName tensor, int index) {
        return tolerance.bound(tensor, index, exact(tensor).high(index));
    }

    /** {@return whether some entry of a tensor lies outside its bound} */
    boolean disagrees(TensorName tensor) {
        Matrix values = actual(tensor);
        ExactMatrix expected = exact(tensor);
        for (int k = 0; k < values.size(); k++) {
            if (!(expected.error(k, values.get(k)) <= bound(tensor, k))) {
                return true;
            }
        }
        return false;
    }

    /** {@return what a backward pass would give} */
    public DepartedSolution solution(Departure departure) {
        DepartedSolution known = solutions.get(departure);
        if (known == null) {
            known = oracle.of(departure);
            solutions.put(departure, known);
        }
        return known;
    }

    /** {@return what a candidate would have returned for db1, dW1, … or J} */
    Predicted predicted(Candidate candidate, TensorName tensor) {
        DepartedSolution varied = solution(candidate.departure());
        int i = tensor.layer();
        Predicted result = i == 0
                ? new Predicted(Matrix.row(varied.loss()), Matrix.row(varied.errorOfLoss()))
                : tensor.is(TensorName.Quantity.dW)
                        ? new Predicted(varied.dW(i).rounded(), varied.errorOfDW(i))
                        : new Predicted(varied.db(i).rounded(), varied.errorOfDb(i));
        for (GradientChange change : candidate.changes()) {
            result = i == 0
                    ? change.loss(result)
                    : tensor.is(TensorName.Quantity.dW) ? change.weights(i, result) : change.bias(i, result);
        }
        return result;
    }

    /** {@return ‖engine's − exact‖ ÷ ‖exact‖ over all gradients}, in units of the largest entry, so that nothing underflows. */
    double lostShare() {
        double largest = 0;
        for (TensorName tensor : backwards()) {
            largest = Math.max(largest, exact(tensor).largest());
        }
        if (largest == 0) {
            return 0;
        }
        double error = 0;
        double size = 0;
        for (TensorName tensor : backwards()) {
            ExactMatrix expected = exact(tensor);
            for (int k = 0; k < expected.size(); k++) {
                double off = expected.error(k, actual(tensor).get(k)) / largest;
                double value = expected.high(k) / largest;
                error += off * off;
                size += value * value;
            }
        }
        return Math.sqrt(error / size);
    }
}
