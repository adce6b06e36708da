package org.gradcheck4j.harness.application.descent;

/** How a weight follows from its gradient. The rules are {@link WeightUpdate}'s. */
public enum Updater {
    /** Plain gradient descent. */
    SGD("sgd"),
    /** Nesterov's momentum. */
    NESTEROVS("nesterovs"),
    /** Means of the gradient and of its square. */
    ADAM("adam");

    private final String id;

    Updater(String id) {
        this.id = id;
    }

    /** {@return the name in tables and JSON, DL4J's in small letters} */
    public String id() {
        return id;
    }
}
