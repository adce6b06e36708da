package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** dW[i] = mean(dZ[i]) mean(A[i−1])ᵀ in every layer. */
final class ProductOfMeans extends Hypothesis {

    /** The product of the two means. */
    private static final int ROUNDINGS = 1;

    ProductOfMeans() {
        super("product-of-means");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (evidence.samples() == 1) {
            return Stream.empty();
        }
        String sentence =
                "every dW is the product of two means, that of dZ and that of the layer's input: both are averaged "
                        + "over the batch before they are multiplied, so that dW = db mean(A)ᵀ";
        return Stream.of(base.changing(
                (tensor, before) ->
                        tensor.is(TensorName.Quantity.dW) ? product(base, evidence, tensor.layer()) : before,
                mistake(sentence, "multiply sample by sample, then average: dW = 1/m dZ Aᵀ")));
    }

    private static Predicted product(Candidate base, Evidence evidence, int i) {
        Predicted db = evidence.predicted(base, TensorName.db(i));
        Predicted input = meanInput(evidence, i);
        Matrix value = db.value().times(input.value().transpose());
        double rounding = ROUNDINGS * evidence.arithmetic().unitRoundoff();
        double underflow = evidence.arithmetic().underflow();
        Matrix bound = value.withEntries(k -> {
            int row = k / value.columns();
            int column = k % value.columns();
            double d = Math.abs(db.value().get(row)) + db.allowedError(row);
            double a = Math.abs(input.value().get(column)) + input.allowedError(column);
            double carried = db.allowedError(row) * a + Math.abs(db.value().get(row)) * input.allowedError(column);
            return carried + rounding * d * a + underflow;
        });
        return new Predicted(value, bound);
    }

    /** mean(A[i−1]): what each entry is off by, then m additions and a division, each rounded in a sum of |A| at most, |A| as it may be. */
    private static Predicted meanInput(Evidence evidence, int i) {
        Matrix A = evidence.inputs(i);
        int m = evidence.samples();
        double u = evidence.arithmetic().unitRoundoff();
        Matrix ones = Matrix.filled(m, 1, 1);
        Matrix errors = i == 1 ? A.map(a -> 0) : A.withEntries(k -> evidence.bound(TensorName.activation(i - 1), k));
        Matrix sizes = A.abs().plus(errors).times(ones);
        double relative = (m + 1) * u / (1 - (m + 1) * u);
        Matrix bound = errors.times(ones).map(sizes, (error, size) -> (error + relative * size) / m);
        return new Predicted(
                A.times(ones).map(sum -> sum / m),
                bound.map(b -> b + evidence.arithmetic().underflow()));
    }
}
