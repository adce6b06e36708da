package org.gradcheck4j.harness.diagnosis.candidate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.bound.DerivedErrorBound;
import org.gradcheck4j.bound.ParameterErrors;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/** The formula, for another network than the case's. Computed when first asked for. */
public final class OtherNetwork implements PassChange {

    private final Network network;
    private final ParameterErrors parameterErrors;
    private final Arithmetic arithmetic;
    private final Evidence evidence;
    private final Map<TensorName, Predicted> known = new HashMap<>();

    /**
     * Any network of the case's shape.
     *
     * @param network what the engine computes with
     * @param parameterErrors how far the engine's weights and biases may be from it
     * @param arithmetic the engine's, with what the mistake itself rounds
     */
    public OtherNetwork(Network network, ParameterErrors parameterErrors, Arithmetic arithmetic, Evidence evidence) {
        this.network = network;
        this.parameterErrors = parameterErrors;
        this.arithmetic = arithmetic;
        this.evidence = evidence;
    }

    @Override
    public Predicted changed(TensorName tensor, Predicted before) {
        if (known.isEmpty()) {
            ExactSolution solution = ExactOracle.of(network, evidence.solution().batch());
            Map<TensorName, Matrix> bounds =
                    DerivedErrorBound.of(solution, arithmetic, parameterErrors).tensors();
            solution.tensors()
                    .forEach((name, exact) -> known.put(
                            name,
                            new Predicted(exact.rounded(), Objects.requireNonNull(bounds.get(name), name::toString))));
        }
        return Objects.requireNonNull(known.get(tensor), tensor::toString);
    }
}
