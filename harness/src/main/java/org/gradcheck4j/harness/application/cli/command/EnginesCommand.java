package org.gradcheck4j.harness.application.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.dl4j.BackendDescription;
import org.gradcheck4j.harness.application.cli.option.EngineOption;
import org.gradcheck4j.harness.application.cli.option.EnginePath;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.suite.Gpu;
import org.gradcheck4j.harness.text.TextTable;
import org.gradcheck4j.model.GradientEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engines}: what there is to compare, and on what it runs. */
@Command(
        name = "engines",
        description = "Lists the engines found, the backend, its device and BLAS, and versions.",
        footer = {
            "  gradcheck4j engines",
            "  gradcheck4j engines --engine-path mine.jar",
            "  gradcheck4j engines --json | jq .name",
            "",
            "An engine of your own implements org.gradcheck4j.model.GradientEngine and is named in"
                    + " META-INF/services/org.gradcheck4j.model.GradientEngine. --engine-path lists the jars and folders"
                    + " that hold it and what it needs, separated as in Java's class path; GRADCHECK4J_CLASSPATH says"
                    + " the same for every command. They are loaded apart from the program's own libraries.",
            "",
            "--json: an object has name, precisions, kind (dl4j; own, an engine of yours; java, one that the program comes"
                    + " with), class, and backend (name, device, blas, nd4j), which is null without ND4J. They are ordered by"
                    + " name."
        })
public final class EnginesCommand implements Callable<Integer> {

    private final Streams streams;

    @Mixin
    private EnginePath path = new EnginePath();

    @Option(names = "--json", description = "Print the engines as JSON Lines, one object a line, and nothing else.")
    private boolean json;

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public EnginesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<GradientEngine> engines = path.engines().all();
        boolean hasDl4j = RequiredBackend.isInstalled();
        if (hasDl4j) {
            RequiredBackend.start();
        }
        if (json) {
            engines.stream().map(EngineJson::line).forEach(streams.out()::println);
        } else {
            print(streams.out(), engines, hasDl4j);
        }
        streams.out().flush();
        return ExitCode.AGREE.code();
    }

    private static void print(PrintWriter out, List<GradientEngine> engines, boolean hasDl4j) {
        out.println("version  " + String.join("", new BuildFacts().getVersion()));
        if (hasDl4j) {
            printBackend(out);
        } else {
            out.println("backend  none: gradcheck4j-check does not have DL4J; " + RequiredBackend.REMEDY);
        }
        out.println();
        TextTable table = new TextTable("engine", "precisions");
        for (GradientEngine engine : engines) {
            table.row(engine.name(), EngineOption.precisions(engine));
        }
        out.print(table.text());
    }

    private static void printBackend(PrintWriter out) {
        BackendDescription backend = BackendDescription.current();
        out.println("backend  %s, ND4J %s".formatted(backend.name(), backend.nd4jVersion()));
        out.println("device   " + backend.device());
        Gpu gpu = Gpu.current();
        if (gpu != null) {
            out.println("GPU      " + gpu.sentence());
        }
        out.println("BLAS     %s, threads: %d".formatted(backend.blas(), backend.threads()));
    }
}
