package org.gradcheck4j.harness.application.cli;

import java.util.Set;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/** Ends the process, with or without the help of Java, throws, closes standard output, or prints on it, as the environment says; else right. */
public final class EndingEngine implements GradientEngine {

    /** The call that ends the process, as a mistake in a native library does: nothing of Java's runs any more. */
    private static final int LAST = 13;

    /** As a shell says it of a segmentation fault. */
    static final int CODE = 139;

    private int calls;

    /** For {@link java.util.ServiceLoader}. */
    public EndingEngine() {}

    @Override
    public String name() {
        return "ending";
    }

    @Override
    public Set<Precision> precisions() {
        return Set.of(Precision.DOUBLE);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        switch (String.valueOf(System.getenv("ENDING"))) {
            case "exit" -> System.exit(0);
            case "close" -> {
                System.out.close();
                System.out.println("closed");
            }
            case "print" -> System.out.println("{\"not\": \"a verdict\"}");
            case "halt" -> {
                calls++;
                if (calls == LAST) {
                    Runtime.getRuntime().halt(CODE);
                }
            }
            case "throw" -> throw new IllegalStateException("not today");
            default -> {}
        }
        return new ReferenceEngine().gradients(network, batch, precision);
    }
}
