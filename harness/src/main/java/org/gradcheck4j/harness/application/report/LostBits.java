package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.plot.Points;
import org.gradcheck4j.harness.application.plot.Strip;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;

/**
 * How many bits of db[L] one engine loses in one precision, in every case, by how far out the output lies: what a clip of the
 * output costs. db[L] is one number, the mean of the samples' dZ[L].
 *
 * @param engine its name
 * @param precision its id
 * @param bits of a number in that precision
 * @param verdicts at least one that is wrong
 */
record LostBits(String engine, String precision, int bits, List<EngineVerdict> verdicts) {

    /** One for each precision in which a clip of the output is found; none if the finding is another one. */
    static List<LostBits> of(GradedRun run, KnownFault finding) {
        if (!finding.verdict().equals(Diagnosis.CLIPPED_LOSS.text())) {
            return List.of();
        }
        String engine = finding.worst().engine();
        List<LostBits> all = new ArrayList<>();
        run.all()
                .only(each -> each.engine().equals(engine))
                .by(EngineVerdict::precision)
                .forEach((precision, its) -> {
                    List<EngineVerdict> compared = its.verdicts().stream()
                            .filter(each -> last(each).isPresent())
                            .toList();
                    if (compared.stream().anyMatch(LostBits::isClipped)) {
                        int bits = -Math.getExponent(precision.unitRoundoff());
                        all.add(new LostBits(engine, precision.id(), bits, compared));
                    }
                });
        return all;
    }

    /** The entry of db[L]; empty if nothing was compared. */
    private static Optional<ComparedEntry> last(EngineVerdict verdict) {
        List<TensorComparison> gradients = verdict.gradients();
        return gradients.isEmpty()
                ? Optional.empty()
                : Optional.of(gradients.get(gradients.size() - 1).worst().get(0));
    }

    private static boolean isClipped(EngineVerdict verdict) {
        return verdict.diagnosis()
                .filter(diagnosis -> diagnosis.id().equals(Diagnosis.CLIPPED_LOSS))
                .isPresent();
    }

    /** An error of 2ᵏ units in the last place loses k bits; what is not finite loses all. */
    private double lost(EngineVerdict verdict) {
        double ulps = last(verdict).orElseThrow().ulps();
        return Double.isFinite(ulps) ? Math.min(bits, Math.log(Math.max(1, ulps)) / Math.log(2)) : bits;
    }

    private static Strip.Mark mark(EngineVerdict each) {
        return isClipped(each)
                ? Strip.Mark.KNOWN
                : each.outcome() == Outcome.AGREE ? Strip.Mark.WITHIN : Strip.Mark.DOUBTFUL;
    }

    String svg() {
        List<Points.Point> points = verdicts.stream()
                .map(each -> new Points.Point(mark(each), each.outputZ(), lost(each)))
                .toList();
        String label = "Bits of db[L] that %s loses in %s: if it agrees, %s; if its output is clipped, %s."
                .formatted(engine, precision, range(Strip.Mark.WITHIN), range(Strip.Mark.KNOWN));
        return new Points(bits, "largest |z| of the output", "wrong bits, of " + bits).svg(points, label);
    }

    private String range(Strip.Mark mark) {
        List<EngineVerdict> some =
                verdicts.stream().filter(each -> mark(each) == mark).toList();
        DoubleSummaryStatistics z =
                some.stream().mapToDouble(EngineVerdict::outputZ).summaryStatistics();
        DoubleSummaryStatistics lost = some.stream().mapToDouble(this::lost).summaryStatistics();
        return some.isEmpty()
                ? "none"
                : "%s to %s with |z| from %s to %s"
                        .formatted(
                                Figures.threeDigits(lost.getMin()),
                                Figures.threeDigits(lost.getMax()),
                                Figures.threeDigits(z.getMin()),
                                Figures.threeDigits(z.getMax()));
    }

    String caption() {
        return "%s in %s: how many of the %d bits of db[L] are wrong in each case, against |z| of the output; lower is better"
                .formatted(engine, precision, bits);
    }
}
