package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.harness.application.plot.HeatMap;
import org.gradcheck4j.harness.application.plot.HistogramPlot;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.FractionMap;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * One verdict, drawn: its tensors, the worst entries, where in the gradient they stand, and how far all entries are off.
 *
 * @param of the verdict
 * @param shown the tensor that most is said of: the first that is wrong, else the gradient nearest its bound
 * @param replay the command that gives the verdict again
 */
record Detail(EngineVerdict of, Optional<TensorComparison> shown, String replay) {

    /** A network with more tensors has the others left out of its table, if some disagree. */
    private static final int MOST_TENSORS = 8;

    /** The same if all agree. */
    private static final int MOST_AGREEING_TENSORS = 4;

    static Detail of(EngineVerdict verdict, Origin origin) {
        return new Detail(
                verdict,
                FirstWrong.of(verdict).map(FirstWrong::tensor).or(verdict::worstGradient),
                origin.replay().apply(verdict));
    }

    Link link() {
        return Link.of(of);
    }

    /** Case, precision and engine, for a heading. */
    String title() {
        return of.title();
    }

    /** What the case is. */
    String about() {
        return "%s; %s, m = %d"
                .formatted(
                        of.testCase().about(),
                        of.testCase().network().architecture(),
                        of.testCase().batch().size());
    }

    /** Such as {@code ✓ agree} or {@code ✗ explained (transposed)}. */
    String verdict() {
        return switch (of.outcome()) {
                    case AGREE -> "✓ ";
                    case INCONCLUSIVE, UNSUPPORTED -> "? ";
                    case DISAGREE, EXPLAINED, FAILED -> of.grade() == Grade.EXPECTED ? "≠ " : "✗ ";
                }
                + of.verdictAndCause();
    }

    /** Why, for a person; empty if it agrees. */
    String why() {
        return Sentences.sentences(
                of.diagnosis().map(Diagnosis::text).orElse(of.verdict().reason()));
    }

    boolean compared() {
        return shown.isPresent();
    }

    /** Those that disagree, and those nearest their bound; in the order of the pass. */
    List<TensorRow> tensors() {
        List<TensorComparison> all = of.verdict().tensors();
        List<TensorComparison> chosen = all.stream()
                .sorted(Comparator.comparing((TensorComparison tensor) -> tensor.disagreeing() == 0)
                        .thenComparing(tensor -> !tensor.isGradient())
                        .thenComparing(Comparator.comparingDouble(TensorComparison::fractionOfBound)
                                .reversed()))
                .limit(mostTensors())
                .toList();
        return all.stream()
                .filter(chosen::contains)
                .map(tensor -> new TensorRow(of, tensor))
                .toList();
    }

    /** How an untested entry can be wrong, in words; empty if the table has no tensor with both. */
    Optional<String> untested() {
        return tensors().stream().anyMatch(row -> !row.right() && row.hasUntested())
                ? Optional.of("An untested entry can disagree: only its agreement would not count.")
                : Optional.empty();
    }

    private int mostTensors() {
        return of.verdict().disagreeing() > 0 ? MOST_TENSORS : MOST_AGREEING_TENSORS;
    }

    /** How many tensors the table leaves out, in words; empty if none. */
    Optional<String> otherTensors() {
        int more = of.verdict().tensors().size() - mostTensors();
        return more > 0
                ? Optional.of(
                        "%s in agreement.json.".formatted(Sentences.count(more, "more tensor is", "more tensors are")))
                : Optional.empty();
    }

    /** The entries of the shown tensor that disagree, worst first; if none does, the one nearest its bound. */
    List<EntryRow> worst() {
        List<EntryRow> rows = new ArrayList<>();
        shown.ifPresent(tensor -> tensor.worst().stream()
                .filter(entry ->
                        entry.disagrees() || entry.equals(tensor.worst().get(0)))
                .forEach(entry -> rows.add(new EntryRow(of, tensor, entry))));
        return rows;
    }

    /** Whose exact gradient the entries should be, in words; empty in double, in which nothing was rounded before. */
    Optional<String> shouldBe() {
        return Optional.of(of.precision())
                .filter(precision -> precision != Precision.DOUBLE)
                .map(precision ->
                        "Should be: the exact gradient for weights and samples rounded to %s, as every engine gets them."
                                .formatted(precision.id()));
    }

    /** The gradient that is drawn: the shown tensor if it is one and has several entries; else the dW of its layer. */
    private Optional<TensorComparison> drawn() {
        return shown.filter(tensor -> tensor.isGradient() && tensor.entries() > 1)
                .or(() -> shown.flatMap(tensor -> of.verdict().tensors().stream()
                        .filter(each -> each.name().is(TensorName.Quantity.dW))
                        .filter(each -> each.layer() == Math.max(1, tensor.layer()))
                        .findFirst()));
    }

    /** Which part of its bound each entry uses, as SVG; empty if that is not known, or if it is one entry. */
    Optional<String> map() {
        return drawn().filter(tensor -> tensor.entries() > 1)
                .flatMap(tensor -> of.entries(tensor).map(all -> map(tensor, all.map())));
    }

    private static String map(TensorComparison tensor, FractionMap map) {
        String label = "%s by row and column: %d of %d entries disagree; the largest error is %s of its bound"
                .formatted(
                        tensor.name(),
                        tensor.disagreeing(),
                        tensor.entries(),
                        Figures.threeDigits(tensor.fractionOfBound()));
        return HeatMap.svg(map.columns(), map.fractions(), map::isTested, label);
    }

    /** What the colours of the map mean, as SVG. */
    String mapKey() {
        return HeatMap.keyAgain(Page.MAP_KEY);
    }

    /** What a cell of the map is. */
    String mapCaption() {
        return drawn().map(tensor -> "%s [%d × %d]: error ÷ bound of each entry"
                                .formatted(tensor.name(), tensor.rows(), tensor.columns())
                        + (of.entries(tensor)
                                                .map(all -> all.map().entriesPerCell())
                                                .orElse(1)
                                        > 1
                                ? " or of the worst of some neighbours"
                                : "")
                        + "; [0, 0] is top left; the stronger the colour, the worse")
                .orElse("");
    }

    /** How far all its entries are off in units in the last place, as SVG; empty if there is no map, or nothing is wrong. */
    Optional<String> histogram() {
        return drawn().filter(tensor -> tensor.entries() > 1 && of.verdict().disagreeing() > 0)
                .flatMap(tensor -> of.entries(tensor).map(all -> new HistogramPlot(
                                UlpBins.of(all.ulps()), "error in units in the last place, up to", histogramCaption())
                        .svg()));
    }

    String histogramCaption() {
        return drawn().map(tensor ->
                        "%s: how many entries are off by how much; further left is better. A tiny entry may be off by many units, and lie within its bound"
                                .formatted(tensor.name()))
                .orElse("");
    }

    /** One entry. */
    record EntryRow(EngineVerdict of, TensorComparison tensor, ComparedEntry entry) {

        String place() {
            return tensor.name().entry(entry.row(), entry.column());
        }

        String actual() {
            return Figures.allDigits(entry.actual());
        }

        String expected() {
            return Figures.allDigits(entry.expected());
        }

        String error() {
            return Figures.threeDigits(entry.error());
        }

        String bound() {
            return Figures.threeDigits(entry.bound());
        }

        String fraction() {
            return Figures.threeDigits(entry.fractionOfBound());
        }
    }
}
