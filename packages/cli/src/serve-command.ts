/** `rygforloeb serve`: hands over to the server room. */
