"""What AFAS fixes: environment ids, hosts, metainfo, rows, refusals."""
