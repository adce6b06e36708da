package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.departure.DepartureOracle;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** An engine's numbers beside the formula's, and beside what a candidate returns. */
public final class Evidence {

    private final ExactSolution solution;
    private final Arithmetic arithmetic;
    private final Tolerance tolerance;
    private final Map<TensorName, ExactMatrix> exact;
    private final Map<TensorName, Matrix> actual;
    private final DepartedSolutions departed;

    /**
     * The evidence about one engine on one case.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @param tolerance the derived one of that arithmetic
     * @param output the engine's: finite numbers of the right shapes
     */
    public Evidence(ExactSolution solution, Arithmetic arithmetic, Tolerance tolerance, EngineOutput output) {
        this.solution = solution;
        this.exact = solution.tensors();
        this.arithmetic = arithmetic;
        this.tolerance = tolerance;
        this.departed = new DepartedSolutions(
                DepartureOracle.of(solution, arithmetic), solution.network().depth());
        this.actual = output.tensors();
    }

    /** {@return the exact solution of the case} */
    public ExactSolution solution() {
        return solution;
    }

    /** {@return the network of the case} */
    public Network network() {
        return solution.network();
    }

    /** {@return L} */
    public int depth() {
        return solution.network().depth();
    }

    /** {@return m} */
    public int samples() {
        return solution.batch().size();
    }

    /** {@return the number of weights and biases} */
    public double parameterCount() {
        return network().parameters();
    }

    /** {@return the arithmetic that the engine declared} */
    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /** {@return whether numbers have fewer bits than those of float: 11 of half, or less} */
    public boolean hasFewBits() {
        return arithmetic.unitRoundoff() > Precision.FLOAT.unitRoundoff();
    }

    /** {@return y, {@code [1 × m]}} */
    public Matrix labels() {
        return solution.batch().y();
    }

    /** {@return W[i] or b[i], which dW[i] or db[i] is the gradient of} */
    public Matrix parameter(TensorName gradient) {
        Layer layer = network().layer(gradient.layer());
        return gradient.is(TensorName.Quantity.dW) ? layer.weights() : layer.bias();
    }

    /** {@return whether a layer has as many outputs as inputs} */
    public boolean isSquare(int i) {
        Matrix W = network().layer(i).weights();
        return W.rows() == W.columns();
    }

    /** {@return X, or A[i−1], {@code [n_{i−1} × m]}} */
    public Matrix inputs(int i) {
        return solution.activation(i - 1).rounded();
    }

    /** {@return an ulp of the engine's precision at a value, as if exponents had no limit} */
    public double ulp(double value) {
        return 2 * arithmetic().unitRoundoff() * Math.scalb(1.0, Math.getExponent(value));
    }

    /** {@return what a layer's input is called: {@code X}, or {@code A} with the number of the layer before} */
    public static String inputOf(int i) {
        return i == 1 ? "X" : TensorName.activation(i - 1).toString();
    }

    /** {@return the gradients of one layer, in the order in which they are compared} */
    public List<TensorName> gradientsOf(int i) {
        return List.of(TensorName.db(i), TensorName.dW(i));
    }

    /** {@return all gradients as the backward pass computes them, the last layer first} */
    public List<TensorName> gradients() {
        List<TensorName> names = new ArrayList<>();
        for (int i = depth(); i >= 1; i--) {
            names.addAll(gradientsOf(i));
        }
        return names;
    }

    /**
     * {@return what a candidate predicts: all gradients; the activations that the engine shows, if the candidate changes any; and the
     * loss, if the engine shows it and the candidate determines it}
     */
    public List<TensorName> predictable(Candidate candidate) {
        List<TensorName> names = gradients();
        if (candidate.changesForwardPass()) {
            IntStream.rangeClosed(1, depth())
                    .mapToObj(TensorName::activation)
                    .filter(this::shows)
                    .forEach(names::add);
        }
        if (shows(TensorName.LOSS) && departed(candidate.departure()).determinesLoss()) {
            names.add(TensorName.LOSS);
        }
        return names;
    }

    /** {@return whether the engine shows a tensor} */
    public boolean shows(TensorName tensor) {
        return actual.containsKey(tensor);
    }

    /** {@return all that the engine returned, by name} */
    public Map<TensorName, Matrix> actual() {
        return Collections.unmodifiableMap(actual);
    }

    /** {@return what the engine returned} */
    public Matrix actual(TensorName tensor) {
        return Objects.requireNonNull(actual.get(tensor), tensor::toString);
    }

    /** {@return the mean over the samples of the magnitudes of a gradient's terms, |dZ[i]| |A[i−1]|ᵀ ÷ m, or of |dZ[i]|} */
    public Matrix meanMagnitude(TensorName gradient) {
        Matrix dZ = solution.dZ().get(gradient.layer() - 1).magnitudes();
        Matrix factor = gradient.is(TensorName.Quantity.dW)
                ? inputs(gradient.layer()).abs().transpose()
                : Matrix.filled(samples(), 1, 1);
        return dZ.times(factor).map(sum -> sum / samples());
    }

    /** {@return the formula's} */
    public ExactMatrix exact(TensorName tensor) {
        return Objects.requireNonNull(exact.get(tensor), tensor::toString);
    }

    /** {@return how far the engine may be from the formula} */
    public double bound(TensorName tensor, int index) {
        return tolerance.bound(tensor, index, exact(tensor).high(index));
    }

    /** {@return whether an entry lies outside its bound} */
    public boolean disagrees(TensorName tensor, int index) {
        return !(exact(tensor).error(index, actual(tensor).get(index)) <= bound(tensor, index));
    }

    /** {@return what a backward pass would give} */
    public DepartedSolution departed(Departure departure) {
        return departed.of(departure);
    }

    /** {@return what a candidate returns for A[i], J, dW[i] or db[i]} */
    public Predicted predicted(Candidate candidate, TensorName tensor) {
        return candidate.changed(
                tensor,
                name -> name.is(TensorName.Quantity.A)
                        ? new Predicted(exact(name).rounded(), formulasBound(name))
                        : Predicted.of(departed.of(candidate.departure(), name), name));
    }

    /** {@return an entry that a backward pass would give, without its bound, and before any change of the result} */
    public double value(Candidate candidate, TensorName tensor, int index) {
        int i = tensor.layer();
        DepartedSolution solved = departed.of(candidate.departure(), tensor);
        return (tensor.is(TensorName.Quantity.dW) ? solved.dW(i) : solved.db(i)).high(index);
    }

    private Matrix formulasBound(TensorName tensor) {
        return exact(tensor).magnitudes().withEntries(k -> bound(tensor, k));
    }

    /** {@return whether the last layer, at least, is the candidate's} */
    public boolean fitsLastLayer(Candidate candidate) {
        return fits(candidate, gradientsOf(depth()));
    }

    /** {@return whether some tensors, at least, are the candidate's} */
    public boolean fits(Candidate candidate, List<TensorName> tensors) {
        return tensors.stream().allMatch(tensor -> predicted(candidate, tensor).fits(actual(tensor)));
    }
}
