package org.gradcheck4j.harness.evaluation.sharpness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.evaluation.experiment.Experiment;
import org.gradcheck4j.harness.evaluation.population.CorrectEngines;
import org.gradcheck4j.harness.evaluation.population.OutputClip;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how much of their bounds correct gradients use, and the smallest changes and factors that are noticed. */
@Command(
        name = "ci/sharpness",
        mixinStandardHelpOptions = true,
        description = "Prints how much of their bounds correct gradients use, by size and engine, as Markdown.")
public final class SharpnessCommand implements Callable<Integer> {

    private static final int UNAVAILABLE = 3;

    @Option(names = "--precision", required = true, description = "double, float or half")
    private Precision precision = Precision.DOUBLE;

    @Option(names = "--factors", description = "prints the smallest factors that are noticed, and nothing else")
    private boolean factorsAlone;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    /** Made by {@link #main}. */
    public SharpnessCommand() {}

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SharpnessCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    /**
     * Prints the table, a size at a time.
     *
     * @return 0; 3 if no engine is there to be asked beside our own
     */
    @Override
    public Integer call() {
        CorrectEngines engines = new CorrectEngines(Engines.found().all());
        if (!engines.foundOthers()) {
            System.err.println("ci/sharpness: no engine but this project's own is on the class path");
            return UNAVAILABLE;
        }
        List<GradientEngine> found = engines.found(precision);
        out.printf("### %s%n%n", precision.id());
        printSmallestFactors();
        if (factorsAlone) {
            return 0;
        }
        printSmallestChange();
        out.printf("%n%s", SharpnessRow.HEADER);
        for (PublishedSize each : PublishedSize.all()) {
            rows(each, found).forEach((engine, row) -> out.println(row.text(each.toString(), engine)));
        }
        return 0;
    }

    private Map<String, SharpnessRow> rows(PublishedSize each, List<GradientEngine> found) {
        Map<String, SharpnessRow> rows = new LinkedHashMap<>();
        new Experiment<>(draw -> ofOne(each, draw + 1, found))
                .first(
                        each.networks(),
                        ofOne -> ofOne.forEach((engine, row) -> rows.computeIfAbsent(engine, name -> new SharpnessRow())
                                .addAll(row)));
        return rows;
    }

    private Map<String, SharpnessRow> ofOne(PublishedSize each, int draw, List<GradientEngine> found) {
        Map<String, SharpnessRow> rows = new LinkedHashMap<>();
        GradientCheck check = GradientCheck.of(each.network(draw), each.batch(draw), precision);
        if (check.whyUnsupported().isPresent()) {
            return rows;
        }
        List<GradientEngine> engines = new ArrayList<>(
                CorrectEngines.emulated(draw).limit(each.forms()).toList());
        engines.addAll(found);
        for (GradientEngine engine : engines) {
            Tolerance tolerance = check.tolerance(engine.arithmetic(precision));
            if (!OutputClip.reached(engine, check, tolerance)) {
                add(check, engine, tolerance, rows.computeIfAbsent(engine.name(), name -> new SharpnessRow()));
            }
        }
        return rows;
    }

    private void add(GradientCheck check, GradientEngine engine, Tolerance tolerance, SharpnessRow row) {
        EngineOutput output = EngineOutput.of(
                engine.gradients(check.solution().network(), check.solution().batch(), precision));
        check.compare(output, tolerance, (tensor, index, entry) -> row.add(entry, tolerance.deviation(tensor, index)));
    }

    private void printSmallestFactors() {
        out.print(FactorRow.HEADER);
        for (PublishedSize each : PublishedSize.ofFactors()) {
            out.println(new FactorRow(each, false, precision).text());
        }
        out.printf("%s%n%n", new FactorRow(PublishedSize.WDBC, true, precision).text());
    }

    private void printSmallestChange() {
        GradientCheck check = GradientCheck.of(
                PublishedSize.WDBC.network(1), CsvData.wdbc().standardised().samples(), precision);
        GradientEngine engine = PlainestEngine.of(precision);
        Tolerance tolerance = check.tolerance(engine.arithmetic(precision));
        Gradients gradients =
                engine.gradients(check.solution().network(), check.solution().batch(), precision);
        double[] smallest = new SmallestChange(check, tolerance, gradients).ofEveryEntry();
        out.printf(
                Locale.ROOT,
                "WDBC 30-16-8-1, m = 569, gradient of %s (%s): the smallest relative change of one entry that is caught is"
                        + " %.2g at best, %.2g in the median, %.2g at worst, of %d entries.%n",
                engine.name(),
                check.compare(EngineOutput.of(gradients), tolerance).outcome().id(),
                smallest[0],
                smallest[smallest.length / 2],
                smallest[smallest.length - 1],
                smallest.length);
    }
}
